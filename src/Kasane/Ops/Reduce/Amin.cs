namespace Kasane;

public static partial class Functional
{
    /// <summary>The smallest element, or along dimensions; NaN if there is one. Equal ones share the gradient evenly.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimensions; all if none is given. Negative numbers count from the last.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    /// <exception cref="KasaneException">There is no element at all.</exception>
    public static Tensor Amin(this Tensor x, ReadOnlySpan<int> dim = default, bool keepDim = false)
    {
        var mask = Dims.Mask(dim, x.Rank, "Amin");
        Reductions.RequireElements(x, mask, dim.Length > 0, "Amin");
        return Primitive.Call(new ExtremumOp(mask, keepDim, false, x.Layout), x);
    }

    /// <summary>The smallest element along one dimension.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or it is empty.</exception>
    public static Tensor Amin(this Tensor x, int dim, bool keepDim = false) => x.Amin([dim], keepDim);
}
