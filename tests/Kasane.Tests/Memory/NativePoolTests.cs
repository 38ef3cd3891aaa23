using System.Runtime.CompilerServices;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Who uses a block, and when it may be handed out again; each test has a pool of its own.</summary>
[Collection(MemoryCollection.Name)]
public class NativePoolTests
{
    private const int Bytes = 256 * 1024;

    [Fact]
    public void The_block_of_a_dropped_storage_comes_back()
    {
        var pool = new NativePool();
        Drop(pool, 3);
        Assert.Equal(3, pool.BlocksCreated);
        GC.Collect();
        Assert.Equal((0, 3 * Bytes), (pool.RentedBytes, pool.IdleBytes));
        pool.Trim();
        Assert.Equal(0, pool.IdleBytes);
    }

    [Fact]
    public void A_loop_that_drops_uses_few_blocks()
    {
        var pool = new NativePool(4 << 20);
        for (var i = 0; i < 2000; i++) Drop(pool, 1);
        // How often the pool collects depends on what that costs; a budget of 16 blocks may double.
        Assert.InRange(pool.BlocksCreated, 1, 34);
    }

    [Fact]
    public void A_storage_in_use_keeps_its_block()
    {
        var pool = new NativePool { Poisons = true };
        var storages = Enumerable.Range(0, 20).Select(_ => Storage.Pooled(Device.Cpu, pool, Bytes)).ToArray();
        for (var generation = 0; generation < 4; generation++) GC.Collect();
        Drop(pool, 10);
        GC.Collect();
        Assert.Equal(20 * Bytes, pool.RentedBytes);
        Assert.Equal(30 * Bytes, pool.RentedBytes + pool.IdleBytes);
        GC.KeepAlive(storages);
    }

    [Fact]
    public void An_old_storage_is_found_by_a_full_collection()
    {
        var pool = new NativePool();
        MakeOld(pool);
        GC.Collect(1);
        Assert.Equal(Bytes, pool.RentedBytes);
        GC.Collect(2);
        Assert.Equal(0, pool.RentedBytes);
    }

    [Fact]
    public void A_returned_block_is_not_given_back_again_by_the_garbage_collector()
    {
        var pool = new NativePool();
        ReturnAndDrop(pool);
        Assert.Equal((0, Bytes), (pool.RentedBytes, pool.IdleBytes));
        var second = Storage.Pooled(Device.Cpu, pool, Bytes);
        GC.Collect();
        Assert.Equal((Bytes, 0), (pool.RentedBytes, pool.IdleBytes));
        Assert.Equal(1, pool.BlocksCreated);
        second.DropOwner();
        Assert.Equal((0, Bytes), (pool.RentedBytes, pool.IdleBytes));
    }

    [Fact]
    public void Working_memory_does_not_wait_for_the_garbage_collector()
    {
        var pool = new NativePool();
        var block = pool.Rent(Bytes);
        GC.Collect();
        Assert.Equal(Bytes, pool.RentedBytes);
        block.Return();
        Assert.Same(block, pool.Rent(Bytes));
        block.Return();
    }

    [Fact]
    public void What_a_finalizer_still_reaches_is_in_use()
    {
        var pool = new NativePool { Poisons = true };
        Bury(pool);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        Assert.Equal(Bytes, pool.RentedBytes);
        Assert.True(Grave.Open());
        GC.Collect();
        Assert.Equal(0, pool.RentedBytes);
    }

    [Fact]
    public void Several_threads_never_hold_one_block_together()
    {
        var pool = new NativePool(4 << 20);
        var failed = 0;
        Parallel.For(0, 4, worker =>
        {
            for (var i = 0; i < 3000; i++)
                if (!WriteAndRead(pool, (worker * 10_000) + i)) Interlocked.Increment(ref failed);
        });
        Assert.Equal(0, failed);
        GC.Collect();
        Assert.Equal(0, pool.RentedBytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Drop(NativePool pool, int count)
    {
        var storages = new Storage[count];
        for (var i = 0; i < count; i++) storages[i] = Storage.Pooled(Device.Cpu, pool, Bytes);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void MakeOld(NativePool pool)
    {
        var storage = Storage.Pooled(Device.Cpu, pool, Bytes);
        for (var i = 0; i < 4; i++)
        {
            GC.Collect();
            Assert.Equal(Bytes, pool.RentedBytes);
        }
        GC.KeepAlive(storage);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void ReturnAndDrop(NativePool pool) => Storage.Pooled(Device.Cpu, pool, Bytes).DropOwner();

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Bury(NativePool pool) => _ = new Grave(Storage.Pooled(Device.Cpu, pool, Bytes));

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static unsafe bool WriteAndRead(NativePool pool, int value)
    {
        var storage = Storage.Pooled(Device.Cpu, pool, 64 * 1024);
        fixed (byte* pin = &storage.Anchor())
        {
            var numbers = new Span<int>(storage.AddressOf(pin), 64 * 256);
            numbers.Fill(value);
            if (value % 64 == 0) Thread.Yield();
            var whole = numbers.IndexOfAnyExcept(value) < 0;
            if (value % 3 == 0) storage.DropOwner();
            return whole;
        }
    }

    private sealed class Grave(Storage storage)
    {
        private static Storage? risen;

        ~Grave() => risen = storage;

        [MethodImpl(MethodImplOptions.NoInlining)]
        public static bool Open() => Interlocked.Exchange(ref risen, null) is not null;
    }
}
