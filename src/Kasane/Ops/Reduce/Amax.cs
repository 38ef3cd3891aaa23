namespace Kasane;

public static partial class Functional
{
    /// <summary>The largest element, or along dimensions; NaN if there is one. Equal ones share the gradient evenly.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimensions; all if none is given. Negative numbers count from the last.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    /// <exception cref="KasaneException">There is no element at all.</exception>
    public static Tensor Amax(this Tensor x, ReadOnlySpan<int> dim = default, bool keepDim = false)
    {
        var mask = Dims.Mask(dim, x.Rank, "Amax");
        Reductions.RequireElements(x, mask, dim.Length > 0, "Amax");
        return Primitive.Call(new ExtremumOp(mask, keepDim, true, x.Layout), x);
    }

    /// <summary>The largest element along one dimension.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static Tensor Amax(this Tensor x, int dim, bool keepDim = false) => x.Amax([dim], keepDim);
}
