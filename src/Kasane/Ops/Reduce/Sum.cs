namespace Kasane;

public static partial class Functional
{
    /// <summary>The sum of all elements, as a scalar tensor.</summary>
    /// <param name="x">Any shape; integers and Bool are summed as Int64.</param>
    /// <param name="dtype">
    /// The dtype to convert to before summing; default: that of <paramref name="x"/>, Int64 for integers and Bool.
    /// </param>
    public static Tensor Sum(this Tensor x, DType? dtype = null) => x.Sum([], dtype: dtype);

    /// <summary>The sum over one dimension.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before summing.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Sum(this Tensor x, int dim, bool keepDim = false, DType? dtype = null) => x.Sum([dim], keepDim, dtype);

    /// <summary>The sum over several dimensions; over all if none is given.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="dim">The dimensions; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before summing.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Sum(this Tensor x, ReadOnlySpan<int> dim, bool keepDim = false, DType? dtype = null)
    {
        var mask = Dims.Mask(dim, x.Rank, "Sum");
        var result = dtype ?? (x.DType.IsDifferentiable ? x.DType : DType.Int64);
        return Primitive.Call(new SumOp(mask, keepDim, result, x.Layout), x);
    }

    /// <summary>The mean of all elements, as a scalar tensor; NaN if there is none.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="DTypeException">An integer dtype, and none was given to convert to.</exception>
    public static Tensor Mean(this Tensor x, DType? dtype = null) => x.Mean([], dtype: dtype);

    /// <summary>The mean over one dimension.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether the dimension stays, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Mean(this Tensor x, int dim, bool keepDim = false, DType? dtype = null) => x.Mean([dim], keepDim, dtype);

    /// <summary>The mean over several dimensions; over all if none is given.</summary>
    /// <param name="x">Floating point, any shape.</param>
    /// <param name="dim">The dimensions; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">An integer dtype, and none was given to convert to.</exception>
    public static Tensor Mean(this Tensor x, ReadOnlySpan<int> dim, bool keepDim = false, DType? dtype = null)
    {
        if (dtype is null && !x.DType.IsDifferentiable)
            throw new DTypeException(
                $"Mean expects a floating-point dtype, but the tensor is {x.DType}. Convert it: x.Mean(dtype: DType.Float32).")
            {
                Operation = "Mean",
            };
        var sum = x.Sum(dim, keepDim, dtype);
        var count = sum.ElementCount == 0 ? 1 : (double)x.ElementCount / sum.ElementCount;
        return sum.Div(count);
    }
}

/// <summary>The sum over dimensions.</summary>
/// <derivative>g, repeated.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct SumOp(ulong Mask, bool KeepDim, DType Result, Layout From) : IOp1
{
    public static string Name => "Sum";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x) => Reductions.Run(default(SumReduction), x, Mask, KeepDim, Result);

    public Tensor? Backward(Tensor gradient, in Saved1 saved)
    {
        if (!KeepDim && From.Rank > 0) gradient = gradient.Reshape(Reductions.KeptSizes(From, Mask));
        return gradient.Expand(From.Sizes);
    }
}
