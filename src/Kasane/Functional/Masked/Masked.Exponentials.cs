namespace Kasane;

public static partial class Masked
{
    /// <summary>log(sum(exp(x))) over the elements where the mask is true; -infinity where there is none.</summary>
    /// <param name="input">Any shape, real.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The result's dtype; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="DTypeException">Bool with a mask.</exception>
    public static Tensor LogSumExp(
        Tensor input, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null, Tensor? mask = null)
    {
        var dims = dim.Length > 0 ? dim : Enumerable.Range(0, input.Rank).ToArray();
        return MaskedInput.FillExtreme(input, mask, true, "Masked.LogSumExp").LogSumExp(dims, keepDim).To(dtype ?? input.DType);
    }

    /// <summary>log(exp(x) + exp(y)); what a mask leaves out counts as -infinity.</summary>
    /// <param name="input">Floating point.</param>
    /// <param name="other">A shape that broadcasts with the input's.</param>
    /// <param name="dtype">The result's dtype; default the input's.</param>
    /// <param name="inputMask">Bool, broadcast to the input; default: all true.</param>
    /// <param name="otherMask">Bool, broadcast to the other; default: all true.</param>
    /// <exception cref="TensorIndexException">A mask has too many dimensions.</exception>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Logaddexp(Tensor input, Tensor other, DType? dtype = null, Tensor? inputMask = null, Tensor? otherMask = null)
    {
        var left = MaskedInput.FillExtreme(input, inputMask, true, "Masked.Logaddexp");
        return left.Logaddexp(MaskedInput.FillExtreme(other, otherMask, true, "Masked.Logaddexp")).To(dtype ?? input.DType);
    }

    /// <summary>The softmax of the elements where the mask is true; 0 elsewhere; NaN where a row has none.</summary>
    /// <param name="input">Floating point, or with <paramref name="dtype"/>.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="dtype">The dtype to convert to before; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="DTypeException">An integer dtype, and none was given to convert to.</exception>
    public static Tensor Softmax(Tensor input, int dim, DType? dtype = null, Tensor? mask = null) =>
        MaskedInput.FillExtreme(input, mask, true, "Masked.Softmax").Softmax(dim, dtype);

    /// <summary>The logarithm of the softmax of the elements where the mask is true; -infinity elsewhere.</summary>
    /// <inheritdoc cref="Softmax"/>
    public static Tensor LogSoftmax(Tensor input, int dim, DType? dtype = null, Tensor? mask = null) =>
        MaskedInput.FillExtreme(input, mask, true, "Masked.LogSoftmax").LogSoftmax(dim, dtype);

    /// <summary>The softmin of the elements where the mask is true; 0 elsewhere; NaN where a row has none.</summary>
    /// <inheritdoc cref="Softmax"/>
    public static Tensor Softmin(Tensor input, int dim, DType? dtype = null, Tensor? mask = null) =>
        MaskedInput.FillExtreme(input, mask, false, "Masked.Softmin").Softmin(dim, dtype);
}
