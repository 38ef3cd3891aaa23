namespace Kasane;

/// <summary>One step of long short-term memories (Hochreiter and Schmidhuber 1997).</summary>
/// <param name="inputSize">Features of the input.</param>
/// <param name="hiddenSize">How many units there are.</param>
/// <param name="bias">Whether gates have biases; default true.</param>
/// <param name="dtype">Default: Float32.</param>
/// <param name="device">Default: the CPU.</param>
/// <exception cref="ArgumentException">A negative size.</exception>
public sealed class LSTMCell(long inputSize, long hiddenSize, bool bias = true, DType dtype = DType.Float32, Device? device = null)
    : RecurrentCellModule<LSTMCellInput, (Tensor H, Tensor C)>(4, inputSize, hiddenSize, bias, dtype, device)
{
    /// <summary>Makes a step.</summary>
    /// <param name="input">(batch, features), or (features).</param>
    /// <param name="hx">Hidden state and memory, (batch, units) each, or (units); default: zeros.</param>
    /// <returns>The next hidden state and memory.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public (Tensor H, Tensor C) Call(Tensor input, (Tensor H, Tensor C)? hx = null) => Call(new LSTMCellInput(input, hx));

    /// <inheritdoc/>
    protected override (Tensor H, Tensor C) Forward(LSTMCellInput input) =>
        RecurrentLayer.Step<LstmUnit>(input.Input, input.State?.H, input.State?.C, Weights);
}
