namespace Kasane;

/// <summary>What <see cref="RNN"/> and <see cref="GRU"/> take.</summary>
/// <param name="Input">(length, batch, features), (batch, length, features), (length, features), or the data of packed sequences.</param>
/// <param name="State">(layers * directions, batch, units), or (layers * directions, units) beside a single sequence; default:
/// zeros.</param>
/// <param name="Packing">How the input is packed; its own data do not count. Default: it is not.</param>
public readonly record struct RecurrentInput(Tensor Input, Tensor? State = null, PackedSequence? Packing = null);
