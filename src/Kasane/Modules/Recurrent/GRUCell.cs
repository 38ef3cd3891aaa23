namespace Kasane;

/// <summary>One step of gated recurrent units (Cho et al. 2014).</summary>
/// <param name="inputSize">Features of the input.</param>
/// <param name="hiddenSize">How many units there are.</param>
/// <param name="bias">Whether gates have biases; default true.</param>
/// <param name="dtype">Default: Float32.</param>
/// <param name="device">Default: the CPU.</param>
/// <exception cref="ArgumentException">A negative size.</exception>
public sealed class GRUCell(long inputSize, long hiddenSize, bool bias = true, DType dtype = DType.Float32, Device? device = null)
    : RecurrentCellModule<CellInput, Tensor>(3, inputSize, hiddenSize, bias, dtype, device)
{
    /// <summary>Makes a step.</summary>
    /// <param name="input">(batch, features), or (features).</param>
    /// <param name="hx">(batch, units), or (units); default: zeros.</param>
    /// <returns>The next hidden state.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public Tensor Call(Tensor input, Tensor? hx = null) => Call(new CellInput(input, hx));

    /// <inheritdoc/>
    protected override Tensor Forward(CellInput input) => RecurrentLayer.Step<GruUnit>(input.Input, input.State, null, Weights).H;
}
