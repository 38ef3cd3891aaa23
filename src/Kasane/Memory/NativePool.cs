using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// Keeps large native blocks for reuse: giving them back to the operating system costs a page fault per 4 KB at the next use. Blocks of
/// one size class are handed out last in, first out, so that the warmest comes first. Tensors that users dropped come back through
/// finalizers; before the pool grows beyond its budget it asks the garbage collector for them.
/// </summary>
internal sealed unsafe class NativePool(long initialBudget = 32L << 20) : IBlockOwner
{
    private const int Alignment = 64;

    /// <summary>The pool of the CPU kernels, for tensors and for scratch memory.</summary>
    public static readonly NativePool Shared = new();

    // Classes at 1, 1.25, 1.5 and 1.75 times each power of two: at most 25 % of a block is unused.
    private readonly Stack<nint>[] free = CreateClasses();
    private readonly Lock gate = new();
    private long floor = initialBudget;
    private long budget = initialBudget;
    private long rented;
    private long idle;
    private long created;
    private long lastCollection = Stopwatch.GetTimestamp();

    /// <summary>Bytes handed out and not yet back.</summary>
    public long RentedBytes => Volatile.Read(ref rented);

    /// <summary>Bytes waiting for reuse.</summary>
    public long IdleBytes => Volatile.Read(ref idle);

    /// <summary>How many blocks were ever taken from the operating system.</summary>
    public long BlocksCreated => Volatile.Read(ref created);

    /// <summary>For tests: fills blocks that come back with NaN, so that a use after that cannot go unnoticed.</summary>
    public bool Poisons { get; set; }

    /// <summary>The bytes up to which the pool grows at first without asking the garbage collector; then it may double if collections are a burden, and it is twice what is in use.</summary>
    public long Budget
    {
        get => Volatile.Read(ref floor);
        set
        {
            lock (gate) floor = budget = value;
        }
    }

    public nint Rent(long bytes)
    {
        var index = ClassOf(bytes);
        var size = SizeOf(index);
        if (TryTake(index, size, out var block)) return block;
        if (OverBudget(size))
        {
            CollectDropped();
            if (TryTake(index, size, out block)) return block;
            TrimIdle(size);
        }
        block = (nint)NativeMemory.AlignedAlloc((nuint)size, Alignment);
        lock (gate)
        {
            created++;
            rented += size;
        }
        return block;
    }

    public void Return(nint block, long bytes)
    {
        var index = ClassOf(bytes);
        var size = SizeOf(index);
        if (Poisons) NativeMemory.Fill((void*)block, (nuint)size, 0xFF);
        lock (gate)
        {
            rented -= size;
            idle += size;
            free[index].Push(block);
        }
    }

    /// <summary>Gives every idle block back to the operating system.</summary>
    public void Trim()
    {
        lock (gate)
        {
            for (var i = 0; i < free.Length; i++) Release(i, long.MaxValue);
            budget = floor;
        }
    }

    private static Stack<nint>[] CreateClasses()
    {
        var classes = new Stack<nint>[4 * 50];
        for (var i = 0; i < classes.Length; i++) classes[i] = new();
        return classes;
    }

    private static int ClassOf(long bytes)
    {
        var size = Math.Max(bytes, 4096) - 1;
        var log = BitOperations.Log2((ulong)size);
        return ((log - 11) * 4) + (int)((size >> (log - 2)) & 3);
    }

    private static long SizeOf(int index)
    {
        var log = (index / 4) + 11;
        return (1L << log) + ((long)(index % 4) + 1) * (1L << (log - 2));
    }

    private bool TryTake(int index, long size, out nint block)
    {
        lock (gate)
        {
            if (!free[index].TryPop(out block)) return false;
            idle -= size;
            rented += size;
            return true;
        }
    }

    private bool OverBudget(long size)
    {
        lock (gate) return rented + idle + size > budget;
    }

    // Generation 1, never 0 alone: a survivor of the step in flight is promoted once, and would never be found again.
    private void CollectDropped()
    {
        var start = Stopwatch.GetTimestamp();
        GC.Collect(1, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        lock (gate)
        {
            var end = Stopwatch.GetTimestamp();
            var period = Math.Max(1, end - lastCollection);
            lastCollection = end;
            if (rented <= budget / 2)
            {
                Adapt((double)(end - start) / period);
                return;
            }
        }
        // What survived is old or truly in use; look once at everything before the pool grows.
        GC.Collect(2, GCCollectionMode.Forced, blocking: true);
        GC.WaitForPendingFinalizers();
        lock (gate)
        {
            budget = Math.Max(budget, rented * 2);
            lastCollection = Stopwatch.GetTimestamp();
        }
    }

    // A small budget keeps blocks in the processor's caches, a large one makes collections rare: they should take some per cent of the time.
    private void Adapt(double share)
    {
        if (share > 1.0 / 12) budget = Math.Max(budget, Math.Min(2 * floor, budget + (budget / 4)));
    }

    private void TrimIdle(long needed)
    {
        lock (gate)
        {
            for (var i = free.Length - 1; i >= 0 && rented + idle + needed > budget; i--)
                Release(i, rented + idle + needed - budget);
        }
    }

    private void Release(int index, long bytes)
    {
        var size = SizeOf(index);
        while (bytes > 0 && free[index].TryPop(out var block))
        {
            NativeMemory.AlignedFree((void*)block);
            idle -= size;
            bytes -= size;
        }
    }
}
