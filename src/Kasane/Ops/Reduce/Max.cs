namespace Kasane;

public static partial class Functional
{
    /// <summary>The largest element of all; NaN if there is one. Equal ones share the gradient evenly.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <exception cref="KasaneException">There is no element.</exception>
    public static Tensor Max(this Tensor x)
    {
        Reductions.RequireElements(x, ulong.MaxValue, false, "Max");
        return Primitive.Call(new ExtremumOp(Dims.Mask([], x.Rank, "Max"), false, true, x.Layout), x);
    }

    /// <summary>The largest element along one dimension and where it stands: the first of equals, NaN before all.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <returns>The values, and their positions (Int64) along the dimension. The gradient goes to these positions alone.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static (Tensor Values, Tensor Indices) Max(this Tensor x, int dim, bool keepDim = false)
    {
        var indices = ArgReductions.Along(x, dim, true, "Max");
        var d = Dims.Normalize(dim, x.Rank, "Max");
        var values = Picks.Along(x, d, indices);
        return keepDim || x.Rank == 0 ? (values, indices) : (values.Squeeze(d), indices.Squeeze(d));
    }

    /// <summary><see cref="Maximum(Tensor, Tensor)"/>: element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="other">A shape that broadcasts with <paramref name="x"/>'s.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Max(this Tensor x, Tensor other) => x.Maximum(other);

    /// <summary>Where the largest element stands: the first of equals, NaN before all.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; without it the position is counted over all elements in row-major order.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <returns>Int64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static Tensor Argmax(this Tensor x, int? dim = null, bool keepDim = false)
    {
        if (dim is { } one)
        {
            var indices = ArgReductions.Along(x, one, true, "Argmax");
            return keepDim || x.Rank == 0 ? indices : indices.Squeeze(Dims.Normalize(one, x.Rank, "Argmax"));
        }
        if (x.ElementCount == 0)
            throw new TensorIndexException("Argmax expects at least one element, but the tensor has none. Pass a dim that is not empty.")
            {
                Operation = "Argmax",
                Shapes = [x.Shape],
            };
        var flat = ArgReductions.Along(x.Detach().Reshape(-1), 0, true, "Argmax");
        return keepDim && x.Rank > 0 ? flat.Reshape(Reductions.KeptSizes(x.Layout, ulong.MaxValue)) : flat.Reshape([]);
    }
}
