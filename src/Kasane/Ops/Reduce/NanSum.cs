namespace Kasane;

public static partial class Functional
{
    /// <summary>The sum over dimensions, NaN counted as 0.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">Floating-point numbers are to be converted to integers or Bool.</exception>
    public static Tensor NanSum(this Tensor x, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null)
    {
        if (x.DType.IsFloatingPoint && dtype is { IsDifferentiable: false })
            throw new DTypeException($"NanSum of {x.DType} expects a floating-point dtype to sum in, but got {dtype}. Convert the sum with To(dtype).")
            {
                Operation = "NanSum",
            };
        return (x.DType.IsFloatingPoint ? Where(x.IsNaN(), Losses.Zero(x), x) : x).Sum(dim, keepDim, dtype);
    }

    /// <summary>The mean over dimensions of the elements that are not NaN.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">Not a floating-point dtype.</exception>
    public static Tensor NanMean(this Tensor x, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null)
    {
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException(
                $"NanMean expects a floating-point dtype, but the tensor is {x.DType}. Convert it first: x.To(DType.Float32).")
            {
                Operation = "NanMean",
            };
        return x.NanSum(dim, keepDim, dtype).Div(x.Eq(x).Sum(dim, keepDim));
    }
}
