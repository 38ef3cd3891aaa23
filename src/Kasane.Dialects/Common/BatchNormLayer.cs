namespace Kasane.Dialects;

/// <summary>Batch norm over dimension 1 of any input of 2 to 5 dimensions, the number of channels taken from the first input.</summary>
public abstract class BatchNormLayer : DeferredLayer
{
    private readonly double momentum;
    private readonly double eps;

    [Buffer]
    private Tensor runningMean = new UninitializedBuffer();

    [Buffer]
    private Tensor runningVar = new UninitializedBuffer();

    private protected BatchNormLayer(LayerStyle style, double momentum, double eps)
        : base(style, null)
    {
        (this.momentum, this.eps) = (momentum, eps);
        Weight = Parameter.Uninitialized();
        Bias = Parameter.Uninitialized();
    }

    /// <summary>The factor of each channel (gamma).</summary>
    public Parameter Weight { get; }

    /// <summary>What is added to each channel (beta).</summary>
    public Parameter Bias { get; }

    /// <summary>The running mean of each channel; empty before the first input.</summary>
    public Tensor RunningMean => runningMean;

    /// <summary>The running variance of each channel; empty before the first input.</summary>
    public Tensor RunningVar => runningVar;

    /// <inheritdoc/>
    protected override string ExtraInfo => $"eps={eps.ToString(System.Globalization.CultureInfo.InvariantCulture)}";

    private protected override void Build(Tensor input)
    {
        if (input.Rank < 2)
            throw new ShapeException($"BatchNorm expects at least two dimensions, but the input has shape {input.Shape}.")
            {
                Operation = "BatchNorm",
                Shapes = [input.Shape],
            };
        var shape = Shape.Create([input.Size(1)]);
        var dtype = WeightDType(input);
        Weight.Initialize(Tensor.Ones(shape, dtype, input.Device));
        Bias.Initialize(Tensor.Zeros(shape, dtype, input.Device));
        runningMean = Tensor.Zeros(shape, dtype, input.Device);
        runningVar = Tensor.Ones(shape, dtype, input.Device);
    }

    // The dialects count the share of the old value, PyTorch that of the new one.
    private protected override Tensor Compute(Tensor input) =>
        Functional.BatchNorm(input, runningMean, runningVar, Weight, Bias, IsTraining, 1 - momentum, eps);
}
