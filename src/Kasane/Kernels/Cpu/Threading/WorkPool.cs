using System.Runtime.CompilerServices;
using System.Runtime.ExceptionServices;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// Runs the chunks of one job on the calling thread and some background threads. Whoever is free claims the next chunk, the caller too, and
/// the caller waits only for chunks that another thread really claimed: a worker which the operating system does not run costs nothing.
/// </summary>
/// <remarks>
/// A job's result must not depend on which thread ran which chunk, nor on how many threads there are: cut the work by its size alone.
/// One job runs at a time. Jobs started meanwhile (nested ones, or from other threads) run on their calling thread.
/// </remarks>
internal static unsafe class WorkPool
{
    private static readonly Lock Gate = new();
    private static int threads = Environment.ProcessorCount;
    private static WorkPoolWorker[] workers = [];
    private static Job job;

    /// <summary>Threads that one job may use, the caller included; at least 1.</summary>
    public static int Threads
    {
        get => Volatile.Read(ref threads);
        set => Volatile.Write(ref threads, Math.Max(value, 1));
    }

    /// <summary>True while a chunk of the current job waits for a thread.</summary>
    internal static bool HasWork => (uint)Volatile.Read(ref job.Ticket) != 0;

    /// <summary>Calls <paramref name="body"/> once with every chunk number below <paramref name="chunks"/>, in any order.</summary>
    /// <remarks>
    /// If a body throws, no further chunk is begun, and the first exception reaches the caller when the chunks under way have ended.
    /// </remarks>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(nint chunks, delegate*<void*, nint, void> body, void* state)
    {
        if (chunks <= 1 || chunks > int.MaxValue || Threads == 1 || Volatile.Read(ref job.Busy) != 0
            || Interlocked.CompareExchange(ref job.Busy, 1, 0) != 0)
        {
            for (nint i = 0; i < chunks; i++) body(state, i);
            return;
        }

        RunShared((int)chunks, body, state);
    }

    private static void RunShared(int chunks, delegate*<void*, nint, void> body, void* state)
    {
        var limit = Math.Min(Threads, chunks);
        if (workers.Length < limit - 1) Start(limit - 1);

        job.Body = body;
        job.State = state;
        job.Chunks = chunks;
        job.Limit = limit;
        job.Done = 0;
        job.Failure = null;
        // Publishes the job: the upper half of the ticket names it, the lower half counts the chunks that nobody has claimed. Worker and
        // publisher both write before a full fence and read after it, so one of them sees the other and no wake-up is lost.
        var epoch = (ulong)job.Ticket >> 32;
        Interlocked.Exchange(ref job.Ticket, (long)(((epoch + 1) << 32) | (uint)chunks));
        WakeAfter(0, limit);
        Work();

        var spins = 0;
        while (Volatile.Read(ref job.Done) != chunks)
        {
            // A worker in the middle of a chunk may have lost its processor to us: after a while, offer it.
            if (++spins < 2000) Thread.SpinWait(4);
            else Thread.Yield();
        }

        var failure = job.Failure;
        job.Failure = null;
        Volatile.Write(ref job.Busy, 0);
        if (failure is not null) ExceptionDispatchInfo.Throw(failure);
    }

    /// <summary>Takes part in the current job as the worker with the given number (from 1), if there is anything left to do.</summary>
    internal static void Join(int worker)
    {
        // A stale limit only means a wasted look; what is run is settled by the ticket.
        var limit = Volatile.Read(ref job.Limit);
        if (worker >= limit) return;
        WakeAfter(worker, limit);
        Work();
    }

    /// <summary>True if the worker with this number may take part in the current job.</summary>
    internal static bool Wanted(int worker) => HasWork && worker < Volatile.Read(ref job.Limit);

    /// <summary>Waking takes microseconds, so it is done as a tree: everyone wakes two others at most.</summary>
    private static void WakeAfter(int participant, int limit)
    {
        var all = workers;
        for (var child = (2 * participant) + 1; child <= (2 * participant) + 2; child++)
            if (child < limit && child <= all.Length) all[child - 1].Wake();
    }

    private static void Work()
    {
        var finished = 0;
        while (true)
        {
            var ticket = Volatile.Read(ref job.Ticket);
            var left = (uint)ticket;
            if (left == 0) break;
            // Written before this ticket was published, and unchanged while it has chunks left: the exchange below proves that it still had.
            var body = job.Body;
            var state = job.State;
            var chunk = (nint)((uint)job.Chunks - left);
            if (Interlocked.CompareExchange(ref job.Ticket, ticket - 1, ticket) != ticket) continue;
            // Chunks are reported all at once at the end: the job lives until then, so no chunk of another job can come in between.
            try
            {
                body(state, chunk);
            }
#pragma warning disable CA1031 // It is thrown again in the caller.
            catch (Exception e)
#pragma warning restore CA1031
            {
                Interlocked.CompareExchange(ref job.Failure, e, null);
                finished += Cancel();
            }

            finished++;
        }

        if (finished != 0) Interlocked.Add(ref job.Done, finished);
    }

    /// <summary>Takes back all chunks that nobody has claimed; called by a thread that holds a chunk of the job. Returns their number.</summary>
    private static int Cancel()
    {
        while (true)
        {
            var ticket = Volatile.Read(ref job.Ticket);
            var left = (uint)ticket;
            if (left == 0) return 0;
            if (Interlocked.CompareExchange(ref job.Ticket, ticket - left, ticket) == ticket) return (int)left;
        }
    }

    private static void Start(int count)
    {
        lock (Gate)
        {
            if (workers.Length >= count) return;
            var more = new WorkPoolWorker[count];
            workers.CopyTo(more, 0);
            for (var i = workers.Length; i < count; i++) more[i] = new WorkPoolWorker(i + 1);
            Volatile.Write(ref workers, more);
        }
    }

    // The ticket is contended, the rest is mostly read: they live on cache lines of their own.
    [StructLayout(LayoutKind.Explicit, Size = 320)]
    private struct Job
    {
        [FieldOffset(64)]
        public Exception? Failure;

        [FieldOffset(72)]
        public delegate*<void*, nint, void> Body;

        [FieldOffset(80)]
        public void* State;

        [FieldOffset(88)]
        public int Chunks;

        [FieldOffset(92)]
        public int Limit;

        [FieldOffset(96)]
        public int Busy;

        [FieldOffset(160)]
        public long Ticket;

        [FieldOffset(224)]
        public int Done;
    }
}
