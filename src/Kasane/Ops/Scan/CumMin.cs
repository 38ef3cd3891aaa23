namespace Kasane;

public static partial class Functional
{
    /// <summary>The running minimum along a dimension and where it stands: the last of equals; NaN stays.</summary>
    /// <param name="x">Any shape, real.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <returns>The values, and their positions (Int64) along the dimension, of the shape of <paramref name="x"/>.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static (Tensor Values, Tensor Indices) CumMin(this Tensor x, int dim) => CumExtremeOp.Call(x, dim, false);
}
