using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Where along the middle dimension of (outer, n, inner), contiguous and of the compute dtype, the extreme that <typeparamref name="TOp"/>
/// finds stands: the first of equal elements; a NaN beats everything. Long dimensions are cut into pieces at fixed places.
/// </summary>
internal unsafe struct ArgReduceJob<TOp> : ILaneJob
    where TOp : unmanaged, IReduceOp
{
    /// <summary>Elements of a piece, at most: places within it are exact in every lane.</summary>
    private const long Piece = 1 << 16;

    /// <summary>Columns that are looked at side by side: the best so far and their places stay in the nearest cache.</summary>
    private const int Panel = 512;

    /// <summary>Elements of the rows whose extremes are found before their places are looked for: still in the nearest cache then.</summary>
    private const long Near = 4096;

    private const int MostRows = 64;

    private DType compute;
    private byte* x;
    private long* y;
    private long n;
    private long inner;
    private long panels;
    private long pieces;
    private long units;
    private long unitsPerChunk;

    /// <summary>y is (outer, inner).</summary>
    public static void Start(DType compute, byte* x, long* y, long outer, long n, long inner)
    {
        var job = new ArgReduceJob<TOp>
        {
            compute = compute,
            x = x,
            y = y,
            n = n,
            inner = inner,
            panels = (inner + Panel - 1) / Panel,
            pieces = (n + Piece - 1) / Piece,
        };
        job.units = outer * job.pieces * job.panels;
        job.unitsPerChunk = Math.Max(1, Piece / (Math.Min(n, Piece) * Math.Min(inner, Panel)));
        using var partial = Scratch.Rent(job.pieces == 1 ? 0 : outer * job.pieces * inner * sizeof(long));
        if (job.pieces > 1) job.y = (long*)partial.Pointer;
        Dispatch<ArgReduceJob<TOp>>(compute, (nint)((job.units + job.unitsPerChunk - 1) / job.unitsPerChunk), &job);
        if (job.pieces == 1) return;
        var merge = new ArgMergeJob<TOp> { X = x, Y = y, Partial = job.y, Pieces = job.pieces, N = n, Inner = inner };
        Dispatch<ArgMergeJob<TOp>>(compute, (nint)outer, &merge);
    }

    private static void Dispatch<TJob>(DType compute, nint chunks, void* job)
        where TJob : struct, ILaneJob
    {
        if (compute.IsFloatingPoint) LaneDispatch.Floating<TJob>(compute, chunks, job);
        else LaneDispatch.Integers<TJob>(compute, chunks, job);
    }

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (ArgReduceJob<TOp>*)job;
        var unit = chunk * self->unitsPerChunk;
        var end = Math.Min(unit + self->unitsPerChunk, self->units);
        if (self->inner == 1 && self->pieces == 1)
        {
            Rows<L, V>(self, self->x + (unit * self->n * L.ItemSize), self->n, end - unit, 0, self->y + unit);
            return;
        }
        for (; unit < end; unit++)
        {
            var (block, panel) = Math.DivRem(unit, self->panels);
            var (outer, piece) = Math.DivRem(block, self->pieces);
            long first = piece * Piece, rows = Math.Min(Piece, self->n - first), column = panel * Panel;
            var from = self->x + (((((outer * self->n) + first) * self->inner) + column) * L.ItemSize);
            var to = self->y + (block * self->inner) + column;
            if (self->inner == 1) Rows<L, V>(self, from, rows, 1, first, to);
            else Columns<L, V>(from, (nint)rows, (nint)self->inner * L.ItemSize, (nint)Math.Min(Panel, self->inner - column), first, to);
        }
    }

    [SkipLocalsInit]
    private static void Rows<L, V>(ArgReduceJob<TOp>* self, byte* x, long n, long count, long first, long* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var extremes = stackalloc byte[MostRows * sizeof(double)];
        var stride = n * L.ItemSize;
        while (count > 0)
        {
            var some = Math.Min(count, Math.Clamp(Near / n, 1, MostRows));
            Reduction<TOp>.Rows(self->compute, x, stride, some, n, false, extremes);
            for (long i = 0; i < some; i++) y[i] = first + Place<L, V>(x + (i * stride), (nint)n, L.Broadcast(extremes + (i * L.ItemSize)));
            x += some * stride;
            y += some;
            count -= some;
        }
    }

    /// <summary>The first place of an extreme that is known to be there.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static nint Place<L, V>(byte* x, nint n, V extreme)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        if (L.AnySet(L.IsNaN(extreme)))
        {
            for (; i + count <= n; i += count)
                if (L.IsNaN(L.Load(x + (i * item))) is var nan && L.AnySet(nan)) return i + L.FirstSet(nan);
            return i + L.FirstSet(L.IsNaN(L.LoadPart(x + (i * item), n - i)));
        }
        for (; i + (4 * count) <= n; i += 4 * count)
        {
            var a = L.Equal(L.Load(x + (i * item)), extreme);
            var b = L.Equal(L.Load(x + ((i + count) * item)), extreme);
            var c = L.Equal(L.Load(x + ((i + (2 * count)) * item)), extreme);
            var d = L.Equal(L.Load(x + ((i + (3 * count)) * item)), extreme);
            if (L.AnySet(L.Or(L.Or(a, b), L.Or(c, d)))) break;
        }
        for (; i + count <= n; i += count)
            if (L.Equal(L.Load(x + (i * item)), extreme) is var equal && L.AnySet(equal)) return i + L.FirstSet(equal);
        return i + L.FirstSet(L.Equal(L.LoadPart(x + (i * item), n - i), extreme));
    }

    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns<L, V>(byte* x, nint rows, nint step, nint width, long first, long* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, bytes = width * item, vector = count * item, whole = bytes / vector * vector;
        byte* best = stackalloc byte[Panel * sizeof(double)], at = stackalloc byte[Panel * sizeof(double)];
        for (nint c = 0; c < bytes; c += vector)
        {
            L.Store(c < whole ? L.Load(x + c) : L.LoadPart(x + c, (bytes - c) / item), best + c);
            L.Store(L.Const(0), at + c);
        }
        for (nint r = 1; r < rows; r++)
        {
            x += step;
            for (nint c = 0; c < bytes; c += vector)
            {
                V old = L.Load(best + c), value = c < whole ? L.Load(x + c) : L.LoadPart(x + c, (bytes - c) / item);
                // The longer the column, the rarer it changes.
                var beats = ArgMergeJob<TOp>.Beats<L, V>(value, old);
                if (!L.AnySet(beats)) continue;
                beats = L.And(beats, L.Equal(old, old));
                L.Store(L.Select(beats, value, old), best + c);
                L.Store(L.Select(beats, L.Const(r), L.Load(at + c)), at + c);
            }
        }
        for (nint c = 0; c < width; c++)
            y[c] = first + (L.ItemSize == 4
                ? L.IsInteger ? ((int*)at)[c] : (long)((float*)at)[c]
                : L.IsInteger ? ((long*)at)[c] : (long)((double*)at)[c]);
    }
}
