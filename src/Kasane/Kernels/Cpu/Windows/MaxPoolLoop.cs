using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The largest elements of windows: first down the rows of a window, for all columns at once with vectors, then across the columns.
/// </summary>
/// <typeparam name="T">Float or double.</typeparam>
/// <typeparam name="TIndex">An integer as wide.</typeparam>
internal static unsafe class MaxPoolLoop<T, TIndex>
    where T : unmanaged, INumber<T>
    where TIndex : unmanaged, INumber<TIndex>
{
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(void* state, nint chunk)
    {
        var job = (PoolJob*)state;
        var width = job->Input.W;
        using var scratch = Scratch.Rent(5 * width * sizeof(T));
        var best = (T*)scratch.Pointer;
        var at = (TIndex*)(best + width);
        var common = CommonLength(job);
        var vectors = typeof(T) == typeof(float) ? new MaxPoolRows(job) : default;
        var end = Math.Min((chunk + 1) * job->PerChunk, job->Planes);
        for (var plane = chunk * job->PerChunk; plane < end; plane++)
        {
            var x = (T*)job->X + (plane * job->Input.Product);
            var y = (T*)job->Y + (plane * job->Output.Product);
            var indices = job->Indices is null ? null : job->Indices + (plane * job->Output.Product);
            for (long oz = 0; oz < job->Output.D; oz++)
                for (long oy = 0; oy < job->Output.H; oy++, y += job->Output.W)
                {
                    if (vectors.End > vectors.First)
                    {
                        if (indices is null) vectors.Write((float*)x, oz, oy, (float*)y);
                        else vectors.Write((float*)x, oz, oy, (float*)y, indices);
                        if (vectors.End - vectors.First < job->Output.W)
                        {
                            Down(x, job, oz, oy, best, at);
                            Across(job, best, at, y, indices, 0, vectors.First);
                            Across(job, best, at, y, indices, vectors.End, job->Output.W);
                        }
                    }
                    else
                    {
                        Down(x, job, oz, oy, best, at);
                        if (common > 0) AcrossCommon(job, common, best, at, y, indices);
                        else Across(job, best, at, y, indices, 0, job->Output.W);
                    }
                    if (indices is not null) indices += job->Output.W;
                }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Down(T* x, PoolJob* job, long oz, long oy, T* best, TIndex* at)
    {
        var width = job->Input.W;
        var first = true;
        var (depths, rows) = (job->Depths(oz), job->Rows(oy));
        for (var z = depths.Start; z < depths.End; z += job->Step.D)
            for (var y = rows.Start; y < rows.End; y += job->Step.H)
            {
                var row = (z * job->Input.H) + y;
                var line = x + (row * width);
                if (first)
                {
                    new ReadOnlySpan<T>(line, (int)width).CopyTo(new Span<T>(best, (int)width));
                    new Span<TIndex>(at, (int)width).Fill(TIndex.CreateTruncating(row));
                    first = false;
                }
                else Merge(line, TIndex.CreateTruncating(row), best, at, width);
            }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Merge(T* line, TIndex row, T* best, TIndex* at, long width)
    {
        long i = 0;
        var rows = new Vector<TIndex>(row);
        for (; i + Vector<T>.Count <= width; i += Vector<T>.Count)
        {
            var (value, old) = (Vector.Load(line + i), Vector.Load(best + i));
            var wins = Vector.BitwiseOr(Vector.GreaterThan(value, old), Vector.OnesComplement(Vector.Equals(value, value)));
            Vector.ConditionalSelect(wins, value, old).Store(best + i);
            Vector.ConditionalSelect(Vector.As<T, TIndex>(wins), rows, Vector.Load(at + i)).Store(at + i);
        }
        for (; i < width; i++)
            if (line[i] > best[i] || T.IsNaN(line[i])) (best[i], at[i]) = (line[i], row);
    }

    // The length that nearly all windows have along the columns; 0 if that is none, or one.
    private static long CommonLength(PoolJob* job)
    {
        var starts = job->Columns;
        var ends = starts + job->Output.W;
        var middle = job->Output.W / 2;
        var length = ends[middle] - starts[middle];
        long others = 0;
        for (long o = 0; o < job->Output.W; o++)
            if (ends[o] - starts[o] != length) others++;
        return others > 2 || job->Input.W - (length - 1) < Vector<T>.Count || length <= job->Step.W || length > 8 * job->Step.W ? 0 : length;
    }

    // First the windows that would start at every column, with vectors; then those that are wanted are picked out.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void AcrossCommon(PoolJob* job, long length, T* best, TIndex* at, T* y, long* indices)
    {
        var width = job->Input.W;
        var values = best + (2 * width);
        var rows = (TIndex*)(values + width);
        var columns = rows + width;
        long count = Vector<T>.Count;
        var last = width - (length - 1) - count;
        for (long next = 0; next < last + count; next += count)
        {
            // The last vector overlaps the one before.
            var i = Math.Min(next, last);
            var (value, row, column) = (Vector.Load(best + i), Vector.Load(at + i), Vector<TIndex>.Zero);
            for (var step = job->Step.W; step < length; step += job->Step.W)
            {
                var (other, otherRow) = (Vector.Load(best + i + step), Vector.Load(at + i + step));
                // The first of equals wins, of NaNs the last.
                var number = Vector.Equals(value, value);
                var otherNumber = Vector.Equals(other, other);
                var earlier = Vector.As<TIndex, T>(Vector.LessThan(otherRow, row));
                var wins = Vector.BitwiseOr(
                    Vector.BitwiseOr(Vector.GreaterThan(other, value), Vector.BitwiseAnd(Vector.Equals(other, value), earlier)),
                    Vector.AndNot(Vector.AndNot(Vector<T>.AllBitsSet, otherNumber), Vector.AndNot(earlier, number)));
                var chosen = Vector.As<T, TIndex>(wins);
                value = Vector.ConditionalSelect(wins, other, value);
                row = Vector.ConditionalSelect(chosen, otherRow, row);
                column = Vector.ConditionalSelect(chosen, new Vector<TIndex>(TIndex.CreateTruncating(step)), column);
            }
            value.Store(values + i);
            row.Store(rows + i);
            column.Store(columns + i);
        }
        var starts = job->Columns;
        var ends = starts + job->Output.W;
        for (long o = 0; o < job->Output.W; o++)
        {
            var start = starts[o];
            if (ends[o] - start != length)
            {
                Across(job, best, at, y, indices, o, o + 1);
                continue;
            }
            y[o] = values[start];
            if (indices is not null) indices[o] = (long.CreateTruncating(rows[start]) * width) + start + long.CreateTruncating(columns[start]);
        }
    }

    // Of equal columns the one with the earlier row wins; of NaNs the last, as in PyTorch.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Across(PoolJob* job, T* best, TIndex* at, T* y, long* indices, long from, long to)
    {
        var starts = job->Columns;
        var ends = starts + job->Output.W;
        for (var o = from; o < to; o++)
        {
            var chosen = starts[o];
            for (var i = chosen + job->Step.W; i < ends[o]; i += job->Step.W)
            {
                var bothNaN = T.IsNaN(best[i]) && T.IsNaN(best[chosen]);
                if (best[i] > best[chosen] || (T.IsNaN(best[i]) && !bothNaN) || (best[i] == best[chosen] && at[i] < at[chosen])
                    || (bothNaN && at[i] >= at[chosen]))
                    chosen = i;
            }
            y[o] = best[chosen];
            if (indices is not null) indices[o] = (long.CreateTruncating(at[chosen]) * job->Input.W) + chosen;
        }
    }
}
