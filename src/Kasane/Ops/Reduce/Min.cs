namespace Kasane;

public static partial class Functional
{
    /// <summary>The smallest element of all; NaN if there is one. Equal ones share the gradient evenly.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <exception cref="KasaneException">There is no element.</exception>
    public static Tensor Min(this Tensor x)
    {
        Reductions.RequireElements(x, ulong.MaxValue, false, "Min");
        return Primitive.Call(new ExtremumOp(Dims.Mask([], x.Rank, "Min"), false, false, x.Layout), x);
    }

    /// <summary>The smallest element along one dimension and where it stands: the first of equals, NaN before all.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <returns>The values, and their positions (Int64) along the dimension. The gradient goes to these positions alone.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static (Tensor Values, Tensor Indices) Min(this Tensor x, int dim, bool keepDim = false)
    {
        var indices = ArgReductions.Along(x, dim, false, "Min");
        var d = Dims.Normalize(dim, x.Rank, "Min");
        var values = Picks.Along(x, d, indices);
        return keepDim || x.Rank == 0 ? (values, indices) : (values.Squeeze(d), indices.Squeeze(d));
    }

    /// <summary><see cref="Minimum(Tensor, Tensor)"/>: element by element.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="other">A shape that broadcasts with <paramref name="x"/>'s.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Min(this Tensor x, Tensor other) => x.Minimum(other);

    /// <summary>Where the smallest element stands: the first of equals, NaN before all.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; without it the position is counted over all elements in row-major order.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <returns>Int64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static Tensor Argmin(this Tensor x, int? dim = null, bool keepDim = false)
    {
        if (dim is { } one)
        {
            var indices = ArgReductions.Along(x, one, false, "Argmin");
            return keepDim || x.Rank == 0 ? indices : indices.Squeeze(Dims.Normalize(one, x.Rank, "Argmin"));
        }
        if (x.ElementCount == 0)
            throw new TensorIndexException("Argmin expects at least one element, but the tensor has none. Pass a dim that is not empty.")
            {
                Operation = "Argmin",
                Shapes = [x.Shape],
            };
        var flat = ArgReductions.Along(x.Detach().Reshape(-1), 0, false, "Argmin");
        return keepDim && x.Rank > 0 ? flat.Reshape(Reductions.KeptSizes(x.Layout, ulong.MaxValue)) : flat.Reshape([]);
    }
}
