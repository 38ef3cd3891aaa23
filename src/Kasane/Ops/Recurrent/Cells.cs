namespace Kasane;

public static partial class Functional
{
    /// <summary>One step of a long short-term memory (Hochreiter and Schmidhuber 1997).</summary>
    /// <param name="input">(batch, features), or (features).</param>
    /// <param name="hx">The hidden state and the memory, (batch, units) each, or (units).</param>
    /// <param name="wIh">(4 units, features): the weights of the input, for the gates i, f, g, o.</param>
    /// <param name="wHh">(4 units, units): the weights of the hidden state.</param>
    /// <param name="bIh">(4 units) or nothing.</param>
    /// <param name="bHh">(4 units) or nothing.</param>
    /// <returns>The next hidden state and memory.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating point.</exception>
    public static (Tensor H, Tensor C) LstmCell(
        Tensor input, (Tensor H, Tensor C) hx, Tensor wIh, Tensor wHh, Tensor? bIh = null, Tensor? bHh = null) =>
        RecurrentLayer.Step<LstmUnit>(input, hx.H, hx.C, new(wIh, wHh, bIh, bHh));

    /// <summary>One step of a gated recurrent unit (Cho et al. 2014).</summary>
    /// <param name="input">(batch, features), or (features).</param>
    /// <param name="hx">The hidden state: (batch, units), or (units).</param>
    /// <param name="wIh">(3 units, features): the weights of the input, for the gates r, z, n.</param>
    /// <param name="wHh">(3 units, units): the weights of the hidden state.</param>
    /// <param name="bIh">(3 units) or nothing.</param>
    /// <param name="bHh">(3 units) or nothing.</param>
    /// <returns>The next hidden state.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating point.</exception>
    public static Tensor GruCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor? bIh = null, Tensor? bHh = null) =>
        RecurrentLayer.Step<GruUnit>(input, hx, null, new(wIh, wHh, bIh, bHh)).H;

    /// <summary>One step of a simple recurrent network: tanh(wIh x + bIh + wHh h + bHh) (Elman 1990).</summary>
    /// <param name="input">(batch, features), or (features).</param>
    /// <param name="hx">The hidden state: (batch, units), or (units).</param>
    /// <param name="wIh">(units, features): the weights of the input.</param>
    /// <param name="wHh">(units, units): the weights of the hidden state.</param>
    /// <param name="bIh">(units) or nothing.</param>
    /// <param name="bHh">(units) or nothing.</param>
    /// <returns>The next hidden state.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating point.</exception>
    public static Tensor RnnTanhCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor? bIh = null, Tensor? bHh = null) =>
        RecurrentLayer.Step<RnnTanhUnit>(input, hx, null, new(wIh, wHh, bIh, bHh)).H;

    /// <summary>One step of a simple recurrent network with rectifiers: relu(wIh x + bIh + wHh h + bHh).</summary>
    /// <param name="input">(batch, features), or (features).</param>
    /// <param name="hx">The hidden state: (batch, units), or (units).</param>
    /// <param name="wIh">(units, features): the weights of the input.</param>
    /// <param name="wHh">(units, units): the weights of the hidden state.</param>
    /// <param name="bIh">(units) or nothing.</param>
    /// <param name="bHh">(units) or nothing.</param>
    /// <returns>The next hidden state.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or are not floating point.</exception>
    public static Tensor RnnReluCell(Tensor input, Tensor hx, Tensor wIh, Tensor wHh, Tensor? bIh = null, Tensor? bHh = null) =>
        RecurrentLayer.Step<RnnReluUnit>(input, hx, null, new(wIh, wHh, bIh, bHh)).H;
}
