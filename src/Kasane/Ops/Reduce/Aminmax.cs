namespace Kasane;

public static partial class Functional
{
    /// <summary>The smallest and the largest element, of everything or along one dimension; NaN if there is one.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; all if none is given.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <exception cref="KasaneException">There is nothing to choose from.</exception>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static (Tensor Min, Tensor Max) Aminmax(this Tensor x, int? dim = null, bool keepDim = false)
    {
        ReadOnlySpan<int> dims = dim is { } one ? [one] : [];
        var mask = Dims.Mask(dims, x.Rank, "Aminmax");
        Reductions.RequireElements(x, mask, dim is not null, "Aminmax");
        return (
            Primitive.Call(new ExtremumOp(mask, keepDim, false, x.Layout), x),
            Primitive.Call(new ExtremumOp(mask, keepDim, true, x.Layout), x));
    }
}
