using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Brings any reduction into one of two shapes: rows of contiguous elements that become one each, or contiguous columns that are
/// accumulated side by side. Several dimensions are reduced one after the other. Anything else is first copied into the row shape.
/// </summary>
internal static unsafe class ReduceDriver<TOp>
    where TOp : unmanaged, IReduceOp
{
    // Elements per chunk of work; rows longer than this are cut into partial results.
    private const long Chunk = 64 * 1024;

    private const long ConvertedAtOnce = 16 * 1024;

    private const long PanelsPerThread = 2;
    private const long LeastColumns = 256;

    /// <summary>The result, contiguous and of the compute dtype, goes to <paramref name="y"/> in row-major order of the kept dimensions.</summary>
    public static void Run(DType compute, byte* x, Layout layout, ulong dims, byte* y)
    {
        var item = compute.ItemSize;
        Split(layout, dims, out var kept, out var reduced);
        if (kept.Count == 0) return;
        if (reduced.Count == 0)
        {
            // Nothing to combine: the neutral element everywhere.
            for (long i = 0; i < kept.Count; i++) Reduction<TOp>.Row(compute, x, 0, y + (i * item));
        }
        else if (reduced.Count == 1 && !TOp.HasMap) Copies.Run(x, kept, compute, y, kept.AsContiguous(), compute);
        else if (reduced.Rank == 0 || (reduced.Rank == 1 && reduced.Stride(0) == 1)) Rows(compute, x, kept, reduced.Count, y);
        else if (reduced.Rank == 1 && kept.Rank > 0 && kept.Stride(kept.Rank - 1) == 1 && kept.Size(kept.Rank - 1) >= 8)
            ColumnPanels(compute, x, kept, reduced, y);
        else if (!TOp.HasMap && reduced.Rank > 1 && (reduced.Stride(reduced.Rank - 1) == 1 || (kept.Rank > 0 && kept.Stride(kept.Rank - 1) == 1)))
            InSteps(compute, x, layout, dims, y);
        else
        {
            using var copy = Scratch.Rent(layout.Count * item);
            var order = Layout.Strided([.. kept.Sizes, .. reduced.Sizes], [.. kept.Strides, .. reduced.Strides]);
            Copies.Run(x, order, compute, copy.Pointer, order.AsContiguous(), compute);
            Rows(compute, copy.Pointer, Layout.Contiguous([kept.Count]).WithStride(reduced.Count), reduced.Count, y);
        }
    }

    // The last of the reduced dimensions first, whose elements lie nearest to each other; what is left of it is small.
    private static void InSteps(DType compute, byte* x, Layout layout, ulong dims, byte* y)
    {
        Span<long> sizes = stackalloc long[layout.Rank], strides = stackalloc long[layout.Rank];
        var (rank, reduced) = (0, 0UL);
        for (var d = 0; d < layout.Rank; d++)
        {
            if (layout.Size(d) == 1) continue;
            var isReduced = (dims & (1UL << d)) != 0;
            if (rank > 0 && ((reduced >> (rank - 1)) & 1) == (isReduced ? 1UL : 0) && strides[rank - 1] == layout.Stride(d) * layout.Size(d))
            {
                sizes[rank - 1] *= layout.Size(d);
                strides[rank - 1] = layout.Stride(d);
                continue;
            }
            if (isReduced) reduced |= 1UL << rank;
            sizes[rank] = layout.Size(d);
            strides[rank++] = layout.Stride(d);
        }
        var last = BitOperations.Log2(reduced);
        var merged = Layout.Strided(sizes[..rank], strides[..rank]);
        sizes[(last + 1)..rank].CopyTo(sizes[last..]);
        var rest = Layout.Contiguous(sizes[..(rank - 1)]);
        using var partial = Scratch.Rent(rest.Count * compute.ItemSize);
        Run(compute, x, merged, 1UL << last, partial.Pointer);
        // What came behind the dimension that is gone was kept.
        Run(compute, partial.Pointer, rest, reduced & ~(1UL << last), y);
    }

    /// <summary>
    /// As <see cref="Run"/> for contiguous rows of another dtype, which are converted some at a time, while they stay in the second-level cache.
    /// Does nothing and returns false for other layouts.
    /// </summary>
    public static bool RunConverting(DType from, DType compute, byte* x, Layout layout, ulong dims, byte* y)
    {
        Split(layout, dims, out var kept, out var reduced);
        var n = reduced.Count;
        if (reduced.Rank != 1 || reduced.Stride(0) != 1 || n is 0 or > ConvertedAtOnce) return false;
        if (kept.Rank > 1 || (kept.Rank == 1 && kept.Stride(0) != n)) return false;
        var job = new Job
        {
            From = from,
            Compute = compute,
            X = x,
            Y = y,
            N = n,
            RowsPerChunk = ConvertedAtOnce / n,
            Count = kept.Count,
        };
        WorkPool.Run((nint)((kept.Count + job.RowsPerChunk - 1) / job.RowsPerChunk), &ConvertedChunk, &job);
        return true;
    }

    private static void ConvertedChunk(void* state, nint chunk)
    {
        var job = (Job*)state;
        var item = job->Compute.ItemSize;
        var start = chunk * job->RowsPerChunk;
        var rows = Math.Min(job->RowsPerChunk, job->Count - start);
        using var room = Scratch.Rent(rows * job->N * item);
        Conversion.Run(job->X + (start * job->N * job->From.ItemSize), job->From, room.Pointer, job->Compute, rows * job->N);
        Reduction<TOp>.Rows(job->Compute, room.Pointer, job->N * item, rows, job->N, far: false, job->Y + (start * item));
    }

    [SkipLocalsInit]
    private static void Rows(DType compute, byte* x, Layout kept, long n, byte* y)
    {
        if (kept.Count < 4 && n >= 2 * Chunk)
        {
            LongRows(compute, x, kept, n, y);
            return;
        }
        var job = new Job
        {
            Compute = compute,
            X = x,
            Y = y,
            N = n,
            RowsPerChunk = Math.Max(1, Chunk / Math.Max(1, n)),
            Count = kept.Count,
            IsFar = kept.Count * n * compute.ItemSize > Ahead.Near,
        };
        Walk.Begin(out var walk, kept);
        walk.Add(kept, compute.ItemSize);
        job.Walk = &walk;
        WorkPool.Run((nint)((kept.Count + job.RowsPerChunk - 1) / job.RowsPerChunk), &RowChunk, &job);
    }

    [SkipLocalsInit]
    private static void RowChunk(void* state, nint chunk)
    {
        var job = (Job*)state;
        var item = job->Compute.ItemSize;
        var offsets = stackalloc long[Walk.MaxOperands];
        var index = stackalloc long[Walk.MaxRank];
        var start = chunk * job->RowsPerChunk;
        var end = Math.Min(start + job->RowsPerChunk, job->Count);
        job->Walk->Seek(start, offsets, index);
        if (job->Walk->Rank <= 1)
        {
            var stride = job->Walk->Rank == 0 ? 0 : job->Walk->Strides[0];
            Reduction<TOp>.Rows(job->Compute, job->X + offsets[0], stride, end - start, job->N, job->IsFar, job->Y + (start * item));
            return;
        }
        for (var row = start; row < end; row++)
        {
            Reduction<TOp>.Row(job->Compute, job->X + offsets[0], job->N, job->Y + (row * item));
            Step(job->Walk, offsets, index);
        }
    }

    private static void Step(Walk* walk, long* offsets, long* index)
    {
        for (var d = 0; d < walk->Rank; d++)
        {
            var stride = walk->Strides[d * Walk.MaxOperands];
            offsets[0] += stride;
            if (++index[d] < walk->Sizes[d]) return;
            offsets[0] -= stride * walk->Sizes[d];
            index[d] = 0;
        }
    }

    // Few long rows: partial results over fixed pieces, in parallel, then one row of partial results each.
    [SkipLocalsInit]
    private static void LongRows(DType compute, byte* x, Layout kept, long n, byte* y)
    {
        var item = compute.ItemSize;
        var pieces = (n + Chunk - 1) / Chunk;
        using var partial = Scratch.Rent(pieces * item);
        Walk.Begin(out var walk, kept);
        walk.Add(kept, item);
        var offsets = stackalloc long[Walk.MaxOperands];
        var index = stackalloc long[Walk.MaxRank];
        walk.Seek(0, offsets, index);
        for (long row = 0; row < kept.Count; row++)
        {
            var job = new Job { Compute = compute, X = x + offsets[0], Y = partial.Pointer, N = n, IsFar = n * item > Ahead.Near };
            WorkPool.Run((nint)pieces, &Piece, &job);
            if (TOp.HasMap) Reduction<MergeReduction<TOp>>.Row(compute, partial.Pointer, pieces, y + (row * item));
            else Reduction<TOp>.Row(compute, partial.Pointer, pieces, y + (row * item));
            Step(&walk, offsets, index);
        }
    }

    private static void Piece(void* state, nint chunk)
    {
        var job = (Job*)state;
        var item = job->Compute.ItemSize;
        var start = chunk * Chunk;
        Reduction<TOp>.Row(job->Compute, job->X + (start * item), Math.Min(Chunk, job->N - start), job->Y + (chunk * item), job->IsFar);
    }

    [SkipLocalsInit]
    private static void ColumnPanels(DType compute, byte* x, Layout kept, Layout reduced, byte* y)
    {
        var item = compute.ItemSize;
        var width = kept.Size(kept.Rank - 1);
        var outer = Layout.Strided(kept.Sizes[..^1], kept.Strides[..^1]);
        var panelWidth = PanelWidth(width, outer.Count);
        var panels = (width + panelWidth - 1) / panelWidth;
        var job = new Job
        {
            Compute = compute,
            X = x,
            Y = y,
            N = reduced.Size(0),
            Stride = reduced.Stride(0) * item,
            Width = width,
            Panels = panels,
            PanelWidth = panelWidth,
            Count = outer.Count * panels,
        };
        var panelWork = Math.Max(1, reduced.Size(0) * Math.Min(width, panelWidth));
        job.RowsPerChunk = Math.Max(1, Chunk / panelWork);
        Walk.Begin(out var walk, outer);
        walk.Add(outer, item);
        job.Walk = &walk;
        WorkPool.Run((nint)((job.Count + job.RowsPerChunk - 1) / job.RowsPerChunk), &PanelChunk, &job);
    }

    // Narrow enough to give all threads something to do, and wide otherwise.
    private static long PanelWidth(long width, long outer)
    {
        var threads = WorkPool.Threads;
        var wanted = threads == 1 ? 1 : threads * PanelsPerThread;
        var panels = Math.Max(1, (wanted + outer - 1) / outer);
        var even = ((width + panels - 1) / panels + LeastColumns - 1) / LeastColumns * LeastColumns;
        return Math.Min(even, Reduction<TOp>.MostColumns);
    }

    [SkipLocalsInit]
    private static void PanelChunk(void* state, nint chunk)
    {
        var job = (Job*)state;
        var item = job->Compute.ItemSize;
        var offsets = stackalloc long[Walk.MaxOperands];
        var index = stackalloc long[Walk.MaxRank];
        var start = chunk * job->RowsPerChunk;
        var end = Math.Min(start + job->RowsPerChunk, job->Count);
        using var room = Scratch.Rent(Reduction<TOp>.ColumnsRoom(job->Compute, job->N, (int)Math.Min(job->PanelWidth, job->Width)));
        for (var at = start; at < end; at++)
        {
            var (outer, panel) = Math.DivRem(at, job->Panels);
            job->Walk->Seek(outer, offsets, index);
            var column = panel * job->PanelWidth;
            var columns = (int)Math.Min(job->PanelWidth, job->Width - column);
            Reduction<TOp>.Columns(
                job->Compute,
                job->X + offsets[0] + (column * item),
                job->N,
                job->Stride,
                columns,
                job->Y + (((outer * job->Width) + column) * item),
                room.Pointer);
        }
    }

    // The kept and the reduced dimensions, each without size 1 and merged where contiguous.
    private static void Split(Layout layout, ulong dims, out Layout kept, out Layout reduced)
    {
        kept = Pick(layout, ~dims);
        reduced = Pick(layout, dims);
    }

    private static Layout Pick(Layout layout, ulong dims)
    {
        Span<long> sizes = stackalloc long[layout.Rank], strides = stackalloc long[layout.Rank];
        var rank = 0;
        for (var d = 0; d < layout.Rank; d++)
        {
            if ((dims & (1UL << d)) == 0 || layout.Size(d) == 1) continue;
            if (rank > 0 && strides[rank - 1] == layout.Stride(d) * layout.Size(d))
            {
                sizes[rank - 1] *= layout.Size(d);
                strides[rank - 1] = layout.Stride(d);
                continue;
            }
            sizes[rank] = layout.Size(d);
            strides[rank++] = layout.Stride(d);
        }
        return Layout.Strided(sizes[..rank], strides[..rank]);
    }

    private struct Job
    {
        public DType From;
        public DType Compute;
        public byte* X;
        public byte* Y;
        public long N;
        public long Count;
        public long RowsPerChunk;
        public long Stride;
        public long Width;
        public long Panels;
        public long PanelWidth;
        public bool IsFar;
        public Walk* Walk;
    }
}
