namespace Kasane;

public static partial class Masked
{
    /// <summary>The norm of the elements where the mask is true; 0 where there is none (infinity for degree -infinity).</summary>
    /// <param name="input">Floating point.</param>
    /// <param name="ord">The degree: 2 (default), 1, 0, +-infinity, any other.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="DTypeException">Not a floating-point dtype.</exception>
    public static Tensor Norm(
        Tensor input, double ord = 2, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null, Tensor? mask = null)
    {
        if (!input.DType.IsDifferentiable)
            throw new DTypeException(
                $"Masked.Norm expects floating-point or complex numbers, but the tensor is {input.DType}. Convert it with To.")
            {
                Operation = "Masked.Norm",
            };
        if (dtype is { } wanted && TypePromotion.Promote(input.DType, wanted) != wanted)
            throw new DTypeException($"Masked.Norm expects a dtype at least as wide as the input's, but got {wanted} for {input.DType}.")
            {
                Operation = "Masked.Norm",
            };
        if (input.DType.IsComplex) input = input.Abs();
        Scalar neutral = double.IsNegativeInfinity(ord) ? double.PositiveInfinity : 0;
        return MaskedInput.Fill(input, mask, neutral, "Masked.Norm").Norm(ord, dim, keepDim, dtype);
    }

    /// <summary>The variance of the elements where the mask is true; NaN where there are too few.</summary>
    /// <param name="input">Any shape; integers are computed in Float32.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="unbiased">Whether the sum of squares is divided by n - 1 rather than n; default no.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The result's dtype; default the input's, Float32 for integers.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    public static Tensor Var(
        Tensor input, ReadOnlySpan<int> dim = default, bool unbiased = false, bool keepDim = false, DType? dtype = null, Tensor? mask = null)
    {
        var result = dtype ?? (input.DType.IsDifferentiable ? input.DType : DType.Float32);
        var compute = result.IsDifferentiable ? result : DType.Float32;
        var count = MaskedInput.Count(input, mask, dim, true);
        var away = input.Sub(Sum(input, dim, true, result, mask).Div(count));
        var total = Sum(away.Mul(away.Conj()), dim, keepDim, compute, mask);
        if (!keepDim) count = count.Reshape(total.Shape);
        if (unbiased) count = count.Sub(1).Maximum(0);
        return total.Div(count).To(result);
    }

    /// <summary>The standard deviation of the elements where the mask is true; NaN where there are too few.</summary>
    /// <inheritdoc cref="Var"/>
    public static Tensor Std(
        Tensor input, ReadOnlySpan<int> dim = default, bool unbiased = false, bool keepDim = false, DType? dtype = null, Tensor? mask = null) =>
        Var(input, dim, unbiased, keepDim, dtype, mask).Sqrt();

    /// <summary>The elements divided by their norm; 0 where the mask is false.</summary>
    /// <param name="input">Floating point.</param>
    /// <param name="ord">The degree of the norm.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="eps">The least number to divide by; default 1e-12.</param>
    /// <param name="dtype">The dtype in which the norm is computed; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="DTypeException">Not a floating-point dtype.</exception>
    public static Tensor Normalize(Tensor input, double ord, int dim, double eps = 1e-12, DType? dtype = null, Tensor? mask = null)
    {
        dim = Dims.Normalize(dim, input.Rank, "Masked.Normalize");
        var norm = Norm(input, ord, [dim], true, dtype, mask);
        return MaskedInput.Fill(input, mask, 0, "Masked.Normalize").Div(norm.Maximum(Tensor.Full([], eps, norm.DType, norm.Device)));
    }
}
