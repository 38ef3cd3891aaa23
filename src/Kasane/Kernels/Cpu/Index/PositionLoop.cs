namespace Kasane.Internal;

/// <summary>Turns indices into positions, row by row of the index tensor.</summary>
internal static unsafe class PositionLoop
{
    public static long Run(long* index, long* y, Layout layout, long size, long stride, ReadOnlySpan<long> steps, bool wrap, bool accumulate)
    {
        if (layout.Count == 0) return -1;
        var row = layout.Rank == 0 ? 1 : layout.Size(layout.Rank - 1);
        var step = steps.Length == 0 ? 0 : steps[^1];
        Span<long> place = stackalloc long[layout.Rank];
        var lowest = wrap ? -size : 0;
        for (long start = 0; start < layout.Count; start += row)
        {
            long origin = 0;
            for (var d = 0; d < steps.Length - 1; d++) origin += place[d] * steps[d];
            for (var i = start; i < start + row; i++)
            {
                var given = index[i];
                if (given >= size || given < lowest) return i;
                var position = origin + ((given < 0 ? given + size : given) * stride);
                y[i] = accumulate ? y[i] + position : position;
                origin += step;
            }
            for (var d = layout.Rank - 2; d >= 0; d--)
            {
                if (++place[d] < layout.Size(d)) break;
                place[d] = 0;
            }
        }
        return -1;
    }
}
