namespace Kasane;

/// <summary>
/// (x - mean) / sqrt(var + eps) * weight + bias, with the statistics of each sample over its last dimensions (Ba et al. 2016). Input and output
/// have the same shape.
/// </summary>
public class LayerNorm : Module<Tensor, Tensor>
{
    private readonly Shape normalizedShape;
    private readonly double eps;

    /// <summary>A norm over the last dimension.</summary>
    /// <param name="normalizedShape">Its size.</param>
    /// <param name="eps">Added to the variance; default 1e-5.</param>
    /// <param name="elementwiseAffine">Whether there are a factor and a shift per element; default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ShapeException">A negative size.</exception>
    public LayerNorm(long normalizedShape, double eps = 1e-5, bool elementwiseAffine = true, DType dtype = DType.Float32, Device? device = null)
        : this([normalizedShape], eps, elementwiseAffine, dtype, device)
    {
    }

    /// <summary>A norm over the last dimensions.</summary>
    /// <param name="normalizedShape">Their sizes.</param>
    /// <param name="eps">Added to the variance; default 1e-5.</param>
    /// <param name="elementwiseAffine">Whether there are a factor and a shift per element; default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    public LayerNorm(Shape normalizedShape, double eps = 1e-5, bool elementwiseAffine = true, DType dtype = DType.Float32, Device? device = null)
    {
        this.normalizedShape = normalizedShape;
        this.eps = eps;
        if (!elementwiseAffine) return;
        Weight = new(Tensor.Ones(normalizedShape, dtype, device));
        Bias = new(Tensor.Zeros(normalizedShape, dtype, device));
    }

    /// <summary>Of the normalised shape: the factors, or null.</summary>
    public Parameter? Weight { get; }

    /// <summary>Of the normalised shape: what is added, or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"{PythonText.Of(normalizedShape.AsSpan())}, eps={PythonText.Of(eps)}, elementwise_affine={PythonText.Of(Weight is not null)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.LayerNorm(input, normalizedShape, Weight, Bias, eps);
}
