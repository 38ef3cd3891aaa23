namespace Kasane;

public static partial class Functional
{
    /// <summary>The p-norm of all elements, or over dimensions: (sum |x|^p)^(1/p).</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="p">
    /// The degree: 2 (default), 1, infinity (the largest), -infinity (the smallest), 0 (how many are not 0), any other.
    /// </param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">Not a floating-point dtype.</exception>
    public static Tensor Norm(this Tensor x, double p = 2, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null)
    {
        if (dtype is { } wanted) x = x.To(wanted);
        if (!x.DType.IsFloatingPoint)
            throw new DTypeException($"Norm expects a floating-point dtype, but the tensor is {x.DType}. Pass dtype: DType.Float32.")
            {
                Operation = "Norm",
            };
        var mask = Dims.Mask(dim, x.Rank, "Norm");
        if (double.IsInfinity(p)) Reductions.RequireElements(x, mask, dim.Length > 0, "Norm");
        return Primitive.Call(new NormOp(p, mask, keepDim, x.Layout), x);
    }

    /// <summary>The p-norm along one dimension.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="p">The degree.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Norm(
        this Tensor x, double p, int dim, bool keepDim = false, DType? dtype = null) => x.Norm(p, [dim], keepDim, dtype);

    /// <summary>The Frobenius norm of a matrix.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="p">Which one.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Norm(this Tensor x, MatrixNorm p, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null) =>
        x.Norm(2, dim, keepDim, dtype);

    /// <summary>The p-norm of the difference of two tensors.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="other">A shape that broadcasts with <paramref name="x"/>'s.</param>
    /// <param name="p">The degree.</param>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Dist(this Tensor x, Tensor other, double p = 2) => x.Sub(other).Norm(p);
}
