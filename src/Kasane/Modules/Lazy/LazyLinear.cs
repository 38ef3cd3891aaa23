namespace Kasane;

/// <summary>A <see cref="Linear"/> whose number of input features is taken from the first input; the weights are drawn then.</summary>
/// <param name="outFeatures">Size of the last dimension of the output.</param>
/// <param name="bias">Whether a bias is added; default true.</param>
public sealed class LazyLinear(long outFeatures, bool bias = true) : Linear(outFeatures, bias)
{
    /// <inheritdoc/>
    protected override string DisplayName => Weight.IsInitialized ? nameof(Linear) : nameof(LazyLinear);

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        if (!Weight.IsInitialized) Materialize(input);
        return base.Forward(input);
    }

    /// <inheritdoc/>
    protected override void OnStateLoaded()
    {
        if (Weight.IsInitialized) InFeatures = Weight.Size(1);
    }

    private void Materialize(Tensor input)
    {
        if (input.Rank == 0)
            throw new ShapeException("LazyLinear expects an input with at least one dimension, but got a scalar.")
            {
                Operation = "LazyLinear",
                Shapes = [input.Shape],
            };
        var dtype = input.DType.IsFloatingPoint ? input.DType : DType.Float32;
        var features = input.Size(-1);
        Weight.Initialize(Tensor.Empty([OutFeatures, features], dtype, input.Device));
        Bias?.Initialize(Tensor.Empty([OutFeatures], dtype, input.Device));
        InFeatures = features;
        ResetParameters();
    }
}
