namespace Kasane;

/// <summary>
/// Layers of long short-term memories over sequences (Hochreiter and Schmidhuber 1997), with projected hidden states if wanted (Sak et
/// al. 2014). Same seed, same weights as in PyTorch.
/// </summary>
/// <param name="inputSize">Features of the input.</param>
/// <param name="hiddenSize">Units per layer and direction.</param>
/// <param name="numLayers">Layers on top of each other; default 1.</param>
/// <param name="bias">Whether gates have biases; default true.</param>
/// <param name="batchFirst">Whether the batch is the first dimension of input and output, not of the states; default false.</param>
/// <param name="dropout">The probability with which outputs of all layers but the last are dropped in training mode; default 0.</param>
/// <param name="bidirectional">Whether every layer also runs from the last step to the first; default false.</param>
/// <param name="projSize">The size that hidden states are projected to, less than hiddenSize; default 0: they are not.</param>
/// <param name="dtype">Default: Float32.</param>
/// <param name="device">Default: the CPU.</param>
/// <exception cref="ArgumentException">A size, a probability or an option is out of range.</exception>
public sealed class LSTM(
    long inputSize, long hiddenSize, int numLayers = 1, bool bias = true, bool batchFirst = false, double dropout = 0,
    bool bidirectional = false, long projSize = 0, DType dtype = DType.Float32, Device? device = null)
    : RecurrentModule<LSTMInput, LSTMOutput>(
        4, inputSize, hiddenSize, numLayers, bias, batchFirst, dropout, bidirectional, projSize, dtype, device)
{
    /// <summary>Runs the layers over padded sequences, or a single one.</summary>
    /// <param name="input">(length, batch, features), (batch, length, features) with batchFirst, or (length, features).</param>
    /// <param name="hx">
    /// Hidden states (layers * directions, batch, units or projection) and memories (layers * directions, batch, units), without the batch
    /// beside a single sequence; default: zeros.
    /// </param>
    /// <returns>The last layer's hidden states (length, batch, directions * width), and the last states of all layers.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public LSTMOutput Call(Tensor input, (Tensor H, Tensor C)? hx = null) => Call(new LSTMInput(input, hx));

    /// <summary>Runs the layers over packed sequences.</summary>
    /// <param name="input">The sequences.</param>
    /// <param name="hx">Hidden states and memories, in the sequences' original order; default: zeros.</param>
    /// <returns>The last layer's hidden states, packed alike, and the last states of all layers in the original order.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public (PackedSequence Output, (Tensor H, Tensor C) State) Call(PackedSequence input, (Tensor H, Tensor C)? hx = null)
    {
        ArgumentNullException.ThrowIfNull(input);
        var (output, state) = Call(new LSTMInput(input.Data, hx, input));
        return (input with { Data = output }, state);
    }

    /// <inheritdoc/>
    protected override LSTMOutput Forward(LSTMInput input)
    {
        var (output, h, c) = Run<LstmUnit>(input.Input, input.State?.H, input.State?.C, input.Packing);
        return new(output, (h, c));
    }
}
