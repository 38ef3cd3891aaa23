using System.Diagnostics;
using System.Numerics;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// Keeps large native blocks for reuse: giving them back to the operating system costs a page fault per 4 KB at the next use. Blocks of
/// one size class are handed out last in, first out, so that the warmest comes first. Tensors that users drop are found by weak handles:
/// after a garbage collection the pool sweeps the blocks it handed out. It asks for collections itself, as often as they pay
/// (<see cref="CollectionPacer"/>), and before it grows beyond its budget.
/// </summary>
internal sealed unsafe class NativePool
{
    private const int Alignment = 64;

    // So many costly collections in a row are a burden; single ones may be chance.
    private const int Patience = 4;

    /// <summary>The pool of the CPU kernels, for tensors and for scratch memory.</summary>
    public static readonly NativePool Shared = new();

    // Classes at 1, 1.25, 1.5 and 1.75 times each power of two: at most 25 % of a block is unused.
    private readonly Stack<PooledBlock>[] free = CreateClasses();

    // Blocks of tensors: those that any collection may find dropped, and those whose storage only a full one looks at.
    private readonly List<PooledBlock> watched = [];
    private readonly List<PooledBlock> settled = [];
    private readonly Lock gate = new();
    private readonly Lock collecting = new();
    private CollectionPacer pacer;
    private long floor;
    private long budget;
    private double slack = 1.0 / 4;
    private int burden;
    private bool wasPair;
    private long rented;
    private long idle;
    private long created;
    private long handedOut;
    private int collections;
    private int fullCollections;
    private long lastCollection = Stopwatch.GetTimestamp();

    public NativePool(long initialBudget = 32L << 20)
    {
        floor = budget = initialBudget;
        pacer = new(initialBudget);
    }

    /// <summary>Bytes handed out and not yet back, as far as garbage collections have shown.</summary>
    public long RentedBytes
    {
        get
        {
            lock (gate)
            {
                Sweep();
                return rented;
            }
        }
    }

    /// <summary>Bytes waiting for reuse.</summary>
    public long IdleBytes => Volatile.Read(ref idle);

    /// <summary>How many blocks were ever taken from the operating system.</summary>
    public long BlocksCreated => Volatile.Read(ref created);

    /// <summary>For tests: fills blocks that come back with NaN, so that a use after that cannot go unnoticed.</summary>
    public bool Poisons { get; set; }

    /// <summary>
    /// The bytes up to which the pool grows at first without asking the garbage collector; later it is what is in use and a quarter more, or up
    /// to twice as much if collections are a burden.
    /// </summary>
    public long Budget
    {
        get => Volatile.Read(ref floor);
        set
        {
            lock (gate)
            {
                floor = budget = value;
                pacer = new(value);
            }
        }
    }

    /// <summary>A block of at least so many bytes: for <paramref name="user"/>, until it is dropped or returns it, or for who will return it.</summary>
    public PooledBlock Rent(long bytes, Storage? user = null)
    {
        var sizeClass = ClassOf(bytes);
        var size = SizeOf(sizeClass);
        lock (gate)
        {
            if (!IsDue(size, user) && TryTake(sizeClass, user) is { } block) return block;
        }
        return Search(sizeClass, size, user) ?? Create(sizeClass, size, user);
    }

    public void Return(PooledBlock block)
    {
        lock (gate)
        {
            if (block.Place >= 0) Forget(block);
            Put(block);
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

    // For dropped tensors and for blocks of other sizes, beside what is in use.
    private long Room => Math.Max(floor / 2, (long)(rented * slack));

    private static Stack<PooledBlock>[] CreateClasses()
    {
        var classes = new Stack<PooledBlock>[4 * 50];
        for (var i = 0; i < classes.Length; i++) classes[i] = new();
        return classes;
    }

    private static int ClassOf(long bytes)
    {
        var size = Math.Max(bytes, 4096) - 1;
        var log = BitOperations.Log2((ulong)size);
        return ((log - 11) * 4) + (int)((size >> (log - 2)) & 3);
    }

    private static long SizeOf(int sizeClass)
    {
        var log = (sizeClass / 4) + 11;
        return (1L << log) + ((long)(sizeClass % 4) + 1) * (1L << (log - 2));
    }

    // Working memory comes back by itself.
    private bool IsDue(long size, Storage? user) => user is not null && pacer.IsDue(handedOut, size);

    private PooledBlock? TryTake(int sizeClass, Storage? user)
    {
        if (!free[sizeClass].TryPop(out var block)) return null;
        idle -= block.Size;
        Hand(block, user);
        return block;
    }

    private void Hand(PooledBlock block, Storage? user)
    {
        rented += block.Size;
        if (user is null) return;
        block.HandTo(user);
        block.Place = watched.Count;
        watched.Add(block);
        handedOut += block.Size;
    }

    private void Put(PooledBlock block)
    {
        if (Poisons) block.Poison();
        rented -= block.Size;
        idle += block.Size;
        free[block.SizeClass].Push(block);
    }

    private void Forget(PooledBlock block)
    {
        if (block.Age == 0) handedOut -= block.Size;
        var list = block.IsSettled ? settled : watched;
        var last = list[^1];
        list[block.Place] = last;
        last.Place = block.Place;
        list.RemoveAt(list.Count - 1);
        block.Place = -1;
    }

    // A block that is there, or that came back: the garbage collector may have run by itself, or runs now if that pays or must be.
    private PooledBlock? Search(int sizeClass, long size, Storage? user)
    {
        lock (gate)
        {
            Sweep();
            if (!IsDue(size, user) && TryTake(sizeClass, user) is { } block) return block;
        }
        var hasCollected = CollectIfDue(size, user);
        int seen;
        lock (gate)
        {
            if (TryTake(sizeClass, user) is { } block) return block;
            if (rented + size <= budget)
            {
                TrimIdle(size);
                return null;
            }
            seen = collections;
        }
        CollectForBudget(seen, hasCollected);
        lock (gate)
        {
            if (TryTake(sizeClass, user) is { } block) return block;
            TrimIdle(size);
            return null;
        }
    }

    private PooledBlock Create(int sizeClass, long size, Storage? user)
    {
        var address = (nint)NativeMemory.AlignedAlloc((nuint)size, HugePages.AlignmentOf(size, Alignment));
        HugePages.Advise(address, size);
        var block = new PooledBlock(this, address, sizeClass, size);
        lock (gate)
        {
            created++;
            Hand(block, user);
        }
        return block;
    }

    private bool CollectIfDue(long size, Storage? user)
    {
        lock (collecting)
        {
            lock (gate)
            {
                if (!IsDue(size, user)) return false;
            }
            Collect();
            return true;
        }
    }

    private void CollectForBudget(int seen, bool hasCollected)
    {
        lock (collecting)
        {
            lock (gate)
            {
                // Another thread may have collected while this one waited.
                if (collections != seen) return;
            }
            var between = Stopwatch.GetTimestamp() - lastCollection;
            // Two collections in a row make what is alive old; so after such a pair the next one is full at once.
            var full = wasPair;
            wasPair = false;
            var cost = hasCollected && !full ? 0 : Collect(full ? 2 : 1);
            lock (gate)
            {
                if (full) budget = Math.Max(budget, rented + Room);
                if (rented + Room <= budget)
                {
                    // Enough came back, but does it take too much time, again and again?
                    burden = 12 * cost > between + cost ? burden + 1 : 0;
                    if (burden >= Patience) Widen();
                    return;
                }
            }
            // What survived is old or truly in use; look once at everything before the pool grows.
            GC.Collect(2, GCCollectionMode.Forced, blocking: true);
            lock (gate)
            {
                Sweep();
                budget = Math.Max(budget, rented + Room);
                wasPair = true;
                lastCollection = Stopwatch.GetTimestamp();
            }
        }
    }

    // Never generation 0 alone: a survivor of the step in flight is promoted once, and would never be found again.
    private long Collect(int generation = 1)
    {
        var start = Stopwatch.GetTimestamp();
        var before = Volatile.Read(ref handedOut);
        GC.Collect(generation, GCCollectionMode.Forced, blocking: true);
        lock (gate)
        {
            var reclaimed = Sweep();
            lastCollection = Stopwatch.GetTimestamp();
            pacer.Learn(before, reclaimed, Stopwatch.GetElapsedTime(start, lastCollection).TotalMicroseconds);
            return lastCollection - start;
        }
    }

    // Takes back what the collections since the last sweep found dropped.
    private long Sweep()
    {
        var (any, full) = (GC.CollectionCount(0), GC.CollectionCount(2));
        if (any == collections) return 0;
        var before = rented;
        Sweep(watched);
        if (full != fullCollections) Sweep(settled);
        (collections, fullCollections) = (any, full);
        handedOut = 0;
        return before - rented;
    }

    private void Sweep(List<PooledBlock> blocks)
    {
        var kept = 0;
        foreach (var block in CollectionsMarshal.AsSpan(blocks))
        {
            block.Age++;
            if (block.IsDropped)
            {
                block.Place = -1;
                Put(block);
            }
            else if (!block.IsSettled && block.Age > 1 && block.IsUserOld)
            {
                block.IsSettled = true;
                block.Place = settled.Count;
                settled.Add(block);
            }
            else
            {
                block.Place = kept;
                blocks[kept++] = block;
            }
        }
        CollectionsMarshal.SetCount(blocks, kept);
    }

    // Little room for dropped tensors keeps blocks in the processor's caches and the process small, much makes collections rare.
    private void Widen()
    {
        burden = 0;
        slack = Math.Min(1, 2 * slack);
        budget = Math.Max(budget, Math.Min(2 * floor, budget + (budget / 4)));
    }

    // Blocks of other sizes may lie idle up to another budget: they will be needed again, and page faults are worse than memory.
    private void TrimIdle(long needed)
    {
        var most = 2 * budget;
        for (var i = free.Length - 1; i >= 0 && rented + idle + needed > most; i--)
            Release(i, rented + idle + needed - most);
    }

    private void Release(int sizeClass, long bytes)
    {
        while (bytes > 0 && free[sizeClass].TryPop(out var block))
        {
            idle -= block.Size;
            bytes -= block.Size;
            block.Free();
        }
    }
}
