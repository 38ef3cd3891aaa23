namespace Kasane;

public static partial class Functional
{
    /// <summary>Brings the last dimensions to mean 0 and variance 1, then scales and shifts them.</summary>
    /// <param name="input">Floating point, with <paramref name="normalizedShape"/> as last dimensions.</param>
    /// <param name="normalizedShape">The sizes of the dimensions to normalise over.</param>
    /// <param name="weight">Of that shape: the factors; default: 1.</param>
    /// <param name="bias">Of that shape: what is added; default: 0.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor LayerNorm(
        Tensor input, ReadOnlySpan<long> normalizedShape, Tensor? weight = null, Tensor? bias = null, double eps = 1e-5) =>
        LayerNormRows(input, normalizedShape, weight, bias, eps)[0];

    /// <summary><see cref="LayerNorm"/> together with the statistics it used.</summary>
    /// <param name="input">Floating point, with <paramref name="normalizedShape"/> as last dimensions.</param>
    /// <param name="normalizedShape">The sizes of the dimensions to normalise over.</param>
    /// <param name="weight">Of that shape: the factors; default: 1.</param>
    /// <param name="bias">Of that shape: what is added; default: 0.</param>
    /// <param name="eps">Added to the variance.</param>
    /// <returns>The result, and of every normalised group the mean and 1 / sqrt(variance + eps).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static (Tensor Output, Tensor Mean, Tensor InverseStd) NativeLayerNorm(
        Tensor input, ReadOnlySpan<long> normalizedShape, Tensor? weight, Tensor? bias, double eps)
    {
        var results = LayerNormRows(input, normalizedShape, weight, bias, eps);
        var kept = Layout.Contiguous(Reductions.KeptSizes(input.Layout, LayerNormOp.Mask(input.Rank, normalizedShape.Length)));
        return (results[0], Rows.Copied(results[1], 0, kept), Rows.Copied(results[1], 1, kept));
    }

    // The result and the rows of statistics.
    private static TensorRow LayerNormRows(Tensor input, ReadOnlySpan<long> normalizedShape, Tensor? weight, Tensor? bias, double eps)
    {
        if (normalizedShape.Length == 0)
            throw new ShapeException("LayerNorm expects at least one dimension to normalise over, but the normalised shape is ().")
            {
                Operation = "LayerNorm",
            };
        if (input.Rank < normalizedShape.Length || !input.Layout.Sizes[^normalizedShape.Length..].SequenceEqual(normalizedShape))
            throw new ShapeException(
                $"LayerNorm expects an input of shape (*, {string.Join(", ", normalizedShape.ToArray())}), but got {input.Shape}.")
            {
                Operation = "LayerNorm",
                Shapes = [input.Shape],
            };
        RequireParameter(weight, normalizedShape, "weight");
        RequireParameter(bias, normalizedShape, "bias");
        if (!input.DType.IsFloatingPoint)
            throw new DTypeException(
                $"LayerNorm expects a floating-point dtype, but the input is {input.DType}. Convert it first: x.To(DType.Float32).")
            {
                Operation = "LayerNorm",
            };
        return Primitive.Call(new LayerNormOp(normalizedShape.Length, eps), [input, weight, bias]);
    }

    private static void RequireParameter(Tensor? given, ReadOnlySpan<long> shape, string name)
    {
        if (given is not null && !given.Layout.Sizes.SequenceEqual(shape))
            throw new ShapeException($"LayerNorm expects a {name} of shape {Shape.Format(shape)}, but got {given.Shape}.")
            {
                Operation = "LayerNorm",
                Shapes = [given.Shape],
            };
    }
}
