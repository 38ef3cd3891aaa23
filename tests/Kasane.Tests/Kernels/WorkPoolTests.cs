using System.Runtime.InteropServices;
using Kasane.Internal;

namespace Kasane.Tests.Kernels;

[Collection(nameof(WorkPool))]
public sealed unsafe class WorkPoolTests : IDisposable
{
    private readonly int threads = WorkPool.Threads;

    public void Dispose() => WorkPool.Threads = threads;

    private static void Count(void* state, nint chunk) => Interlocked.Increment(ref ((int*)state)[chunk]);

    private static void CheckOnce(int chunks)
    {
        var counts = (int*)NativeMemory.AllocZeroed((nuint)chunks + 1, sizeof(int));
        WorkPool.Run(chunks, &Count, counts);
        for (var i = 0; i < chunks; i++) Assert.Equal(1, counts[i]);
        Assert.Equal(0, counts[chunks]);
        NativeMemory.Free(counts);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(7)]
    public void Every_chunk_once(int count)
    {
        WorkPool.Threads = count;
        for (var round = 0; round < 3000; round++) CheckOnce(round % 50);
        CheckOnce(100_000);
    }

    [Fact]
    public void Every_chunk_once_after_a_rest()
    {
        WorkPool.Threads = 4;
        for (var round = 0; round < 40; round++)
        {
            CheckOnce(20);
            Thread.Sleep(round % 3);
        }
    }

    [Fact]
    public void Threads_can_change_at_any_time()
    {
        for (var round = 0; round < 300; round++)
        {
            WorkPool.Threads = (round * 5 % 8) + 1;
            CheckOnce(64);
        }
    }

    [Fact]
    public void At_least_one_thread()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Threads.Count = 0);
        Threads.Count = 3;
        Assert.Equal(3, WorkPool.Threads);
        Assert.Equal(3, Threads.Count);
    }

    private static void Nested(void* state, nint chunk) => WorkPool.Run(8, &Count, (int*)state + (8 * chunk));

    [Fact]
    public void Nested_jobs_run_on_their_thread()
    {
        WorkPool.Threads = 3;
        var counts = stackalloc int[8 * 32];
        for (var round = 1; round <= 200; round++)
        {
            WorkPool.Run(32, &Nested, counts);
            for (var i = 0; i < 8 * 32; i++) Assert.Equal(round, counts[i]);
        }
    }

    [Fact]
    public void Several_callers_at_once()
    {
        WorkPool.Threads = 3;
        var failures = 0;
        var callers = Enumerable.Range(0, 4).Select(_ => new Thread(() =>
        {
            try
            {
                for (var round = 0; round < 2000; round++) CheckOnce(17);
            }
            catch (Exception)
            {
                Interlocked.Increment(ref failures);
            }
        })).ToList();
        callers.ForEach(caller => caller.Start());
        callers.ForEach(caller => caller.Join());
        Assert.Equal(0, failures);
    }

    private static int running;

    private static void Fail(void* state, nint chunk)
    {
        Interlocked.Increment(ref running);
        try
        {
            if (chunk == 5) throw new InvalidOperationException("five");
            Thread.SpinWait(200);
        }
        finally
        {
            Interlocked.Decrement(ref running);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    public void An_exception_reaches_the_caller_when_all_chunks_have_ended(int count)
    {
        WorkPool.Threads = count;
        for (var round = 0; round < 200; round++)
        {
            var thrown = Assert.Throws<InvalidOperationException>(() => WorkPool.Run(40, &Fail, null));
            Assert.Equal("five", thrown.Message);
            Assert.Equal(0, Volatile.Read(ref running));
        }

        CheckOnce(100);
    }

    [Fact]
    public void A_job_allocates_nothing()
    {
        WorkPool.Threads = 2;
        CheckOnce(10);
        var counts = stackalloc int[10];
        var before = GC.GetAllocatedBytesForCurrentThread();
        for (var i = 0; i < 1000; i++) WorkPool.Run(10, &Count, counts);
        Assert.Equal(before, GC.GetAllocatedBytesForCurrentThread());
    }
}
