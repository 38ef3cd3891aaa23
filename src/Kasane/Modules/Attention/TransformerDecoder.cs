namespace Kasane;

/// <summary>Several decoder layers, one behind the other.</summary>
public sealed class TransformerDecoder : Module<TransformerDecoderInput, Tensor>
{
    /// <summary>Layers that are copies of one: they start with the same weights.</summary>
    /// <param name="decoderLayer">The layer that is copied; it is not used itself.</param>
    /// <param name="numLayers">How many copies.</param>
    /// <param name="norm">What comes behind the last layer; default: nothing.</param>
    /// <exception cref="ArgumentOutOfRangeException">A negative number of layers.</exception>
    public TransformerDecoder(Module<TransformerDecoderInput, Tensor> decoderLayer, int numLayers, Module<Tensor, Tensor>? norm = null)
    {
        ArgumentNullException.ThrowIfNull(decoderLayer);
        ArgumentOutOfRangeException.ThrowIfNegative(numLayers);
        Layers = new(Enumerable.Range(0, numLayers).Select(_ => decoderLayer.Clone()));
        Norm = norm;
    }

    /// <summary>The layers.</summary>
    public ModuleList<Module<TransformerDecoderInput, Tensor>> Layers { get; }

    /// <summary>What comes behind the last layer, or null.</summary>
    public Module<Tensor, Tensor>? Norm { get; }

    /// <summary>Runs the layers; the parameters are those of <see cref="TransformerDecoderInput"/>.</summary>
    /// <returns>The target's shape.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public Tensor Call(
        Tensor tgt, Tensor memory, Tensor? tgtMask = null, Tensor? memoryMask = null, Tensor? tgtKeyPaddingMask = null,
        Tensor? memoryKeyPaddingMask = null) =>
        Call(new TransformerDecoderInput(tgt, memory, tgtMask, memoryMask, tgtKeyPaddingMask, memoryKeyPaddingMask));

    /// <inheritdoc/>
    protected override Tensor Forward(TransformerDecoderInput input)
    {
        foreach (var layer in Layers) input = input with { Tgt = layer.Call(input) };
        return Norm is null ? input.Tgt : Norm.Call(input.Tgt);
    }
}
