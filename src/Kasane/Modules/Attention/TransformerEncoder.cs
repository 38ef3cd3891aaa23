namespace Kasane;

/// <summary>Several encoder layers, one behind the other.</summary>
public sealed class TransformerEncoder : Module<TransformerEncoderInput, Tensor>
{
    /// <summary>Layers that are copies of one: they start with the same weights.</summary>
    /// <param name="encoderLayer">The layer that is copied; it is not used itself.</param>
    /// <param name="numLayers">How many copies.</param>
    /// <param name="norm">What comes behind the last layer; default: nothing.</param>
    /// <param name="enableNestedTensor">Taken for PyTorch's sake; without effect.</param>
    /// <param name="maskCheck">Taken for PyTorch's sake; without effect.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of layers.</exception>
    public TransformerEncoder(
        Module<TransformerEncoderInput, Tensor> encoderLayer, int numLayers, Module<Tensor, Tensor>? norm = null,
        bool enableNestedTensor = true, bool maskCheck = true)
    {
        ArgumentNullException.ThrowIfNull(encoderLayer);
        ArgumentOutOfRangeException.ThrowIfNegative(numLayers);
        _ = (enableNestedTensor, maskCheck);
        Layers = new(Enumerable.Range(0, numLayers).Select(_ => encoderLayer.Clone()));
        Norm = norm;
    }

    /// <summary>The layers.</summary>
    public ModuleList<Module<TransformerEncoderInput, Tensor>> Layers { get; }

    /// <summary>What comes behind the last layer, or null.</summary>
    public Module<Tensor, Tensor>? Norm { get; }

    /// <summary>Runs the layers; the parameters are those of <see cref="TransformerEncoderInput"/>.</summary>
    /// <returns>The input's shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public Tensor Call(Tensor src, Tensor? mask = null, Tensor? srcKeyPaddingMask = null) =>
        Call(new TransformerEncoderInput(src, mask, srcKeyPaddingMask));

    /// <inheritdoc/>
    protected override Tensor Forward(TransformerEncoderInput input)
    {
        foreach (var layer in Layers) input = input with { Src = layer.Call(input) };
        return Norm is null ? input.Src : Norm.Call(input.Src);
    }
}
