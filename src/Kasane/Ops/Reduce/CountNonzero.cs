namespace Kasane;

public static partial class Functional
{
    /// <summary>How many elements are not 0.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <returns>Int64.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor CountNonzero(this Tensor x, params ReadOnlySpan<int> dim)
    {
        var mask = Dims.Mask(dim, x.Rank, "CountNonzero");
        return Reductions.Run(default(SumReduction), new CopyOp(DType.Bool).Forward(x), mask, false, DType.Int64);
    }
}
