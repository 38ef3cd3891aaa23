namespace Kasane;

/// <summary>What <see cref="RNN"/> and <see cref="GRU"/> take.</summary>
/// <param name="Input">(length, batch, features), (batch, length, features), (length, features), or the data of packed sequences.</param>
/// <param name="State">(layers * directions, batch, units), or (layers * directions, units) beside a single sequence; default: zeros.</param>
/// <param name="Packing">How the input is packed; its own data do not count. Default: it is not.</param>
public readonly record struct RecurrentInput(Tensor Input, Tensor? State = null, PackedSequence? Packing = null);

/// <summary>What <see cref="RNN"/> and <see cref="GRU"/> give.</summary>
/// <param name="Output">The last layer's hidden states at every step, both directions side by side; shaped or packed as the input.</param>
/// <param name="State">The hidden states of all layers and directions after the last step.</param>
public readonly record struct RecurrentOutput(Tensor Output, Tensor State);

/// <summary>What <see cref="LSTM"/> takes.</summary>
/// <param name="Input">(length, batch, features), (batch, length, features), (length, features), or the data of packed sequences.</param>
/// <param name="State">
/// Hidden states (layers * directions, batch, units or projection) and memories (layers * directions, batch, units), without the batch
/// beside a single sequence; default: zeros.
/// </param>
/// <param name="Packing">How the input is packed; its own data do not count. Default: it is not.</param>
public readonly record struct LSTMInput(Tensor Input, (Tensor H, Tensor C)? State = null, PackedSequence? Packing = null);

/// <summary>What <see cref="LSTM"/> gives.</summary>
/// <param name="Output">The last layer's hidden states at every step, both directions side by side; shaped or packed as the input.</param>
/// <param name="State">Hidden states and memories of all layers and directions after the last step.</param>
public readonly record struct LSTMOutput(Tensor Output, (Tensor H, Tensor C) State);
