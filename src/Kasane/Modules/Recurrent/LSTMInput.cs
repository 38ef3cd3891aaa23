namespace Kasane;

/// <summary>What <see cref="LSTM"/> takes.</summary>
/// <param name="Input">(length, batch, features), (batch, length, features), (length, features), or the data of packed sequences.</param>
/// <param name="State">
/// Hidden states (layers * directions, batch, units or projection) and memories (layers * directions, batch, units), without the batch
/// beside a single sequence; default: zeros.
/// </param>
/// <param name="Packing">How the input is packed; its own data do not count. Default: it is not.</param>
public readonly record struct LSTMInput(Tensor Input, (Tensor H, Tensor C)? State = null, PackedSequence? Packing = null);
