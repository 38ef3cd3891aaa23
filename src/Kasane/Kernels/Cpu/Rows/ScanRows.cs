using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Running combinations along contiguous rows, several at a time. Sums take no longer than reading and writing, element by element. For
/// everything else as many rows as a vector has lanes are turned into its columns: functions cost more than that, and products that vanish
/// pass through denormal numbers, which cost a hundred times as much, once for all lanes.
/// </summary>
internal static unsafe class ScanRows<TOp>
    where TOp : unmanaged, IReduceOp
{
    /// <summary>Sums that wait for each other's results. Rows are often a power of two apart: the nearest cache keeps no more of them.</summary>
    private const int Together = 4;

    /// <summary>Elements of each row that are turned at a time.</summary>
    private const int Steps = 64;

    private const int MostVectorBytes = 64;

    public static void Run<L, V>(byte* x, byte* y, nint rows, nint n, bool reverse, bool exclusive)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (typeof(TOp) == typeof(SumReduction)) Single<L, V>(x, y, rows, n, reverse, exclusive);
        else Turned<L, V>(x, y, rows, n, reverse, exclusive);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Single<L, V>(byte* x, byte* y, nint rows, nint n, bool reverse, bool exclusive)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint item = L.ItemSize, row = n * item, first = reverse ? row - item : 0, step = reverse ? -item : item;
        for (; rows >= Together; rows -= Together, x += Together * row, y += Together * row)
        {
            V a = TOp.Identity<L, V>(), b = a, c = a, d = a;
            var at = first;
            for (var j = n; j > 0; j--, at += step)
            {
                byte* from = x + at, to = y + at;
                a = Next<L, V>(a, from, to, exclusive);
                b = Next<L, V>(b, from + row, to + row, exclusive);
                c = Next<L, V>(c, from + (2 * row), to + (2 * row), exclusive);
                d = Next<L, V>(d, from + (3 * row), to + (3 * row), exclusive);
            }
        }
        for (; rows > 0; rows--, x += row, y += row)
        {
            var running = TOp.Identity<L, V>();
            var at = first;
            for (var j = n; j > 0; j--, at += step) running = Next<L, V>(running, x + at, y + at, exclusive);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Next<L, V>(V running, byte* x, byte* y, bool exclusive)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var next = TOp.Combine<L, V>(running, L.Broadcast(x));
        L.StoreFirst(exclusive ? running : next, y);
        return next;
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Turned<L, V>(byte* x, byte* y, nint rows, nint n, bool reverse, bool exclusive)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint item = L.ItemSize, vector = L.Count * item, row = n * item;
        var tile = stackalloc byte[Steps * MostVectorBytes];
        for (; rows > 0; rows -= L.Count, x += L.Count * row, y += L.Count * row)
        {
            var lanes = Math.Min(L.Count, rows);
            if (lanes < L.Count) new Span<byte>(tile, Steps * MostVectorBytes).Clear();
            var running = TOp.Identity<L, V>();
            for (nint done = 0; done < n; done += Steps)
            {
                var steps = Math.Min(Steps, n - done);
                var start = (reverse ? n - done - steps : done) * item;
                for (nint r = 0; r < lanes; r++) Move(x + start + (r * row), item, tile + (r * item), vector, steps, item);
                var at = reverse ? tile + ((steps - 1) * vector) : tile;
                for (var j = steps; j > 0; j--, at += reverse ? -vector : vector)
                {
                    var next = TOp.Combine<L, V>(running, L.Load(at));
                    L.Store(exclusive ? running : next, at);
                    running = next;
                }
                for (nint r = 0; r < lanes; r++) Move(tile + (r * item), vector, y + start + (r * row), item, steps, item);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Move(byte* from, nint fromStep, byte* to, nint toStep, nint n, nint item)
    {
        if (item == sizeof(uint))
            for (; n > 0; n--, from += fromStep, to += toStep) *(uint*)to = *(uint*)from;
        else
            for (; n > 0; n--, from += fromStep, to += toStep) *(ulong*)to = *(ulong*)from;
    }
}
