namespace Kasane;

/// <summary>
/// Functions that see only the elements where a mask is true (PyTorch's <c>torch.masked</c>). A result that saw no element has the neutral
/// value of its operation: 0 for a sum, NaN for a mean.
/// </summary>
public static partial class Masked
{
    /// <summary>The sum of the elements where the mask is true.</summary>
    /// <param name="input">Any shape and dtype.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The result's dtype; default the input's, Int64 for integers and Bool.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    public static Tensor Sum(Tensor input, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null, Tensor? mask = null) =>
        MaskedInput.Fill(input, mask, 0, "Masked.Sum").Sum(dim, keepDim, MaskedInput.Wide(input, dtype));

    /// <summary>The product of the elements where the mask is true.</summary>
    /// <inheritdoc cref="Sum"/>
    public static Tensor Prod(Tensor input, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null, Tensor? mask = null)
    {
        var dims = Dims.Mask(dim, input.Rank, "Masked.Prod");
        var result = MaskedInput.Fill(input, mask, 1, "Masked.Prod").To(MaskedInput.Wide(input, dtype));
        for (var d = input.Rank - 1; d >= 0; d--)
            if ((dims & (1UL << d)) != 0) result = result.Prod(d, keepDim);
        return result;
    }

    /// <summary>The mean of the elements where the mask is true; NaN where there is none.</summary>
    /// <param name="input">Any shape and dtype.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype in which the elements are summed; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <returns>Floating point.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    public static Tensor Mean(Tensor input, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null, Tensor? mask = null) =>
        Sum(input, dim, keepDim, dtype ?? input.DType, mask).Div(MaskedInput.Count(input, mask, dim, keepDim));

    /// <summary>The running sums of the elements where the mask is true; elsewhere they stay as they are.</summary>
    /// <param name="input">Any shape and dtype.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="dtype">The result's dtype; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="DTypeException">The result would be Bool.</exception>
    public static Tensor CumSum(Tensor input, int dim, DType? dtype = null, Tensor? mask = null)
    {
        MaskedInput.RequireNoBool(dtype ?? input.DType, "Masked.CumSum");
        return MaskedInput.Fill(input, mask, 0, "Masked.CumSum").CumSum(dim, dtype ?? input.DType);
    }

    /// <summary>The running products of the elements where the mask is true; elsewhere they stay as they are.</summary>
    /// <inheritdoc cref="CumSum"/>
    public static Tensor CumProd(Tensor input, int dim, DType? dtype = null, Tensor? mask = null)
    {
        MaskedInput.RequireNoBool(dtype ?? input.DType, "Masked.CumProd");
        return MaskedInput.Fill(input, mask, 1, "Masked.CumProd").CumProd(dim, dtype ?? input.DType);
    }
}
