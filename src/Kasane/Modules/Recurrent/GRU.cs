namespace Kasane;

/// <summary>Layers of gated recurrent units over sequences (Cho et al. 2014). Same seed, same weights as in PyTorch.</summary>
/// <param name="inputSize">Features of the input.</param>
/// <param name="hiddenSize">Units per layer and direction.</param>
/// <param name="numLayers">Layers on top of each other; default 1.</param>
/// <param name="bias">Whether gates have biases; default true.</param>
/// <param name="batchFirst">Whether the batch is the first dimension of input and output, not of the states; default false.</param>
/// <param name="dropout">The probability with which outputs of all layers but the last are dropped in training mode; default 0.</param>
/// <param name="bidirectional">Whether every layer also runs from the last step to the first; default false.</param>
/// <param name="dtype">Default: Float32.</param>
/// <param name="device">Default: the CPU.</param>
/// <exception cref="ArgumentException">A size, a probability or an option is out of range.</exception>
public sealed class GRU(
    long inputSize, long hiddenSize, int numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0,
    bool bidirectional = false, DType dtype = DType.Float32, Device? device = null)
    : RecurrentModule<RecurrentInput, RecurrentOutput>(
        3, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, 0, dtype, device)
{
    /// <summary>Runs the layers over padded sequences, or a single one.</summary>
    /// <param name="input">(length, batch, features), (batch, length, features) with batchFirst, or (length, features).</param>
    /// <param name="hx">(layers * directions, batch, units), or (layers * directions, units); default: zeros.</param>
    /// <returns>The last layer's hidden states (length, batch, directions * units), and the last ones of all layers.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public RecurrentOutput Call(Tensor input, Tensor? hx = null) => Call(new RecurrentInput(input, hx));

    /// <summary>Runs the layers over packed sequences.</summary>
    /// <param name="input">The sequences.</param>
    /// <param name="hx">(layers * directions, batch, units), in the sequences' original order; default: zeros.</param>
    /// <returns>The last layer's hidden states, packed alike, and the last ones of all layers in the original order.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public (PackedSequence Output, Tensor State) Call(PackedSequence input, Tensor? hx = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (output, state) = Call(new RecurrentInput(input.Data, hx, input));
        return (input with { Data = output }, state);
    }

    /// <inheritdoc/>
    protected override RecurrentOutput Forward(RecurrentInput input)
    {
        var (output, state, _) = Run<GruUnit>(input.Input, input.State, null, input.Packing);
        return new(output, state);
    }
}
