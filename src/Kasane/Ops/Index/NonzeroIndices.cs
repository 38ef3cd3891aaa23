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
        for (var i = 0; i < flat.Length; i++)
            for (int d = sizes.Length - 1; d >= 0; d--) (flat[i], rows[(i * sizes.Length) + d]) = Math.DivRem(flat[i], sizes[d]);
        return Tensor.From<long>(rows, [flat.Length, sizes.Length], x.Device);
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
