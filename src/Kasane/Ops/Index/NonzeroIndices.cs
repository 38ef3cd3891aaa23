using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The indices of the elements that are not 0, in row-major order: one row per element.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <returns>Int64: (how many, number of dimensions).</returns>
    /// <exception cref="DeviceException">There are no values (<see cref="Device.Meta"/>).</exception>
    public static Tensor Nonzero(this Tensor x)
    {
        var flat = NonzeroPositions.Of(x).ToArray<long>();
        var sizes = x.Layout.Sizes;
        var rows = new long[flat.Length * sizes.Length];
        if (sizes.Length > 0) FillIndices(flat, sizes, rows);
        return Tensor.From<long>(rows, [flat.Length, sizes.Length], x.Device);
    }

    // Places ascend, so that the leading indices change with the row only.
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void FillIndices(long[] flat, ReadOnlySpan<long> sizes, long[] rows)
    {
        var rank = sizes.Length;
        long width = sizes[^1], rowStart = 0, rowEnd = -1;
        Span<long> leading = stackalloc long[rank - 1];
        var at = 0;
        foreach (var place in flat)
        {
            if (place >= rowEnd)
            {
                var row = place / width;
                rowStart = row * width;
                rowEnd = rowStart + width;
                for (var d = rank - 2; d >= 0; d--) (row, leading[d]) = Math.DivRem(row, sizes[d]);
            }
            for (var d = 0; d < leading.Length; d++) rows[at++] = leading[d];
            rows[at++] = place - rowStart;
        }
    }

    /// <summary>The indices of the elements that are not 0: a vector per dimension, fit to index with.</summary>
    /// <param name="x">Any shape and dtype; a scalar counts as a vector.</param>
    /// <exception cref="DeviceException">There are no values (<see cref="Device.Meta"/>).</exception>
    public static Tensor[] NonzeroAsTuple(this Tensor x)
    {
        var indices = (x.Rank == 0 ? x.Reshape(1) : x).Nonzero();
        var columns = new Tensor[indices.Layout.Size(1)];
        for (var d = 0; d < columns.Length; d++) columns[d] = indices.Select(1, d);
        return columns;
    }

    /// <summary><see cref="Nonzero"/> under NumPy's name.</summary>
    /// <exception cref="DeviceException">There are no values (<see cref="Device.Meta"/>).</exception>
    public static Tensor Argwhere(this Tensor x) => x.Nonzero();

    /// <summary>Where the condition is true: the same as <see cref="NonzeroAsTuple"/>.</summary>
    /// <exception cref="DeviceException">There are no values (<see cref="Device.Meta"/>).</exception>
    public static Tensor[] Where(Tensor condition) => condition.NonzeroAsTuple();
}
