namespace Kasane;

/// <summary>y = x1^T A x2 + b: (..., in1Features) and (..., in2Features) to (..., outFeatures). A and b start uniform in +-1/sqrt(in1Features).</summary>
public sealed class Bilinear : Module<TensorPair, Tensor>
{
    /// <summary>A layer whose weight is drawn now.</summary>
    /// <param name="in1Features">Size of the last dimension of the first input; above 0.</param>
    /// <param name="in2Features">Size of the last dimension of the second input.</param>
    /// <param name="outFeatures">Size of the last dimension of the output.</param>
    /// <param name="bias">Whether a bias is added; default true.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative size, or no input feature.</exception>
    public Bilinear(long in1Features, long in2Features, long outFeatures, bool bias = true, DType dtype = DType.Float32, Device? device = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(in1Features);
        ArgumentOutOfRangeException.ThrowIfNegative(in2Features);
        ArgumentOutOfRangeException.ThrowIfNegative(outFeatures);
        Weight = new(Tensor.Empty([outFeatures, in1Features, in2Features], dtype, device));
        Bias = bias ? new(Tensor.Empty([outFeatures], dtype, device)) : null;
        ResetParameters();
    }

    /// <summary>(outFeatures, in1Features, in2Features).</summary>
    public Parameter Weight { get; }

    /// <summary>(outFeatures), or null.</summary>
    public Parameter? Bias { get; }

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"in1_features={Weight.Size(1)}, in2_features={Weight.Size(2)}, out_features={Weight.Size(0)}, bias={PythonText.Of(Bias is not null)}";

    /// <summary>Draws weight and bias anew.</summary>
    public void ResetParameters()
    {
        var bound = 1 / Math.Sqrt(Weight.Size(1));
        Init.Uniform(Weight, -bound, bound);
        if (Bias is not null) Init.Uniform(Bias, -bound, bound);
    }

    /// <summary>The result for two tensors, with all hooks.</summary>
    public Tensor Call(Tensor input1, Tensor input2) => Call(new TensorPair(input1, input2));

    /// <inheritdoc/>
    protected override Tensor Forward(TensorPair input) => Functional.Bilinear(input.First, input.Second, Weight, Bias);
}
