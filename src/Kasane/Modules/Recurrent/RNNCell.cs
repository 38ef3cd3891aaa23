namespace Kasane;

/// <summary>One step of a simple recurrent network: h' = tanh(W_ih x + b_ih + W_hh h + b_hh) (Elman 1990).</summary>
/// <param name="inputSize">Features of the input.</param>
/// <param name="hiddenSize">How many units there are.</param>
/// <param name="bias">Whether gates have biases; default true.</param>
/// <param name="nonlinearity">Tanh (default) or Relu.</param>
/// <param name="dtype">Default: Float32.</param>
/// <param name="device">Default: the CPU.</param>
/// <exception cref="ArgumentException">A negative size, or another nonlinearity.</exception>
public sealed class RNNCell(
    long inputSize, long hiddenSize, bool bias = true, Nonlinearity nonlinearity = Nonlinearity.Tanh, DType dtype = DType.Float32,
    Device? device = null) : RecurrentCellModule<CellInput, Tensor>(GatesOf(nonlinearity), inputSize, hiddenSize, bias, dtype, device)
{
    /// <summary>Tanh or Relu.</summary>
    public Nonlinearity Nonlinearity { get; } = nonlinearity;

    /// <inheritdoc/>
    protected override string ExtraInfo => base.ExtraInfo + (Nonlinearity == Nonlinearity.Relu ? ", nonlinearity=relu" : "");

    /// <summary>Makes a step.</summary>
    /// <param name="input">(batch, features), or (features).</param>
    /// <param name="hx">(batch, units), or (units); default: zeros.</param>
    /// <returns>The next hidden state.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public Tensor Call(Tensor input, Tensor? hx = null) => Call(new CellInput(input, hx));

    /// <inheritdoc/>
    protected override Tensor Forward(CellInput input) => Nonlinearity == Nonlinearity.Relu
        ? RecurrentLayer.Step<RnnReluUnit>(input.Input, input.State, null, Weights).H
        : RecurrentLayer.Step<RnnTanhUnit>(input.Input, input.State, null, Weights).H;

    internal static int GatesOf(Nonlinearity nonlinearity) => nonlinearity is Nonlinearity.Tanh or Nonlinearity.Relu
        ? 1
        : throw new ArgumentException($"A recurrent network expects Tanh or Relu, but got {nonlinearity}.", nameof(nonlinearity));
}
