namespace Kasane;

public static partial class Masked
{
    /// <summary>The largest of the elements where the mask is true; the lowest number of the dtype where there is none.</summary>
    /// <param name="input">Any shape, real.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The result's dtype; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="DTypeException">Bool with a mask.</exception>
    public static Tensor Amax(Tensor input, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null, Tensor? mask = null) =>
        MaskedInput.FillExtreme(input, mask, true, "Masked.Amax").Amax(dim, keepDim).To(dtype ?? input.DType);

    /// <summary>The smallest of the elements where the mask is true; the highest number of the dtype where there is none.</summary>
    /// <inheritdoc cref="Amax"/>
    public static Tensor Amin(Tensor input, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null, Tensor? mask = null) =>
        MaskedInput.FillExtreme(input, mask, false, "Masked.Amin").Amin(dim, keepDim).To(dtype ?? input.DType);

    /// <summary>Where the largest of the elements stands of those where the mask is true.</summary>
    /// <param name="input">Any shape, real.</param>
    /// <param name="dim">The dimension; null: the position in the whole tensor.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <param name="dtype">The result's dtype; default the input's, as in PyTorch.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="DTypeException">Bool.</exception>
    public static Tensor Argmax(Tensor input, int? dim = null, bool keepDim = false, DType? dtype = null, Tensor? mask = null)
    {
        MaskedInput.RequireNoBool(input.DType, "Masked.Argmax");
        return MaskedInput.FillExtreme(input, mask, true, "Masked.Argmax").Argmax(dim, keepDim).To(dtype ?? input.DType);
    }

    /// <summary>Where the smallest of the elements stands of those where the mask is true.</summary>
    /// <inheritdoc cref="Argmax"/>
    public static Tensor Argmin(Tensor input, int? dim = null, bool keepDim = false, DType? dtype = null, Tensor? mask = null)
    {
        MaskedInput.RequireNoBool(input.DType, "Masked.Argmin");
        return MaskedInput.FillExtreme(input, mask, false, "Masked.Argmin").Argmin(dim, keepDim).To(dtype ?? input.DType);
    }

    /// <summary>The median of the elements where the mask is true (the lower one of two); NaN where there is none.</summary>
    /// <param name="input">Any shape, real.</param>
    /// <param name="dim">The dimension; default the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <param name="dtype">The result's dtype for integers; default the input's.</param>
    /// <param name="mask">Bool, broadcast to the input; default: all true.</param>
    /// <exception cref="TensorIndexException">There is no such dimension, or the mask has too many.</exception>
    /// <exception cref="ShapeException">The mask does not broadcast.</exception>
    /// <exception cref="ArgumentException">Integers of which some row is masked out entirely: they have no NaN.</exception>
    public static Tensor Median(Tensor input, int dim = -1, bool keepDim = false, DType? dtype = null, Tensor? mask = null)
    {
        var real = input.DType.IsFloatingPoint ? input : input.To(DType.Float32);
        var (values, _) = MaskedInput.Fill(real, mask, double.NaN, "Masked.Median").NanMedian(dim, keepDim);
        if (input.DType.IsFloatingPoint) return values;
        if (input.Backend.HasData && values.IsNaN().Any().Item<bool>())
            throw new ArgumentException($"Masked.Median of {input.DType} expects at least one element per row that the mask lets through.", nameof(mask));
        return values.To(dtype ?? input.DType);
    }
}
