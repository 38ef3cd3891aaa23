namespace Kasane;

/// <summary>What <see cref="LSTMCell"/> takes.</summary>
/// <param name="Input">(batch, features), or (features).</param>
/// <param name="State">Hidden state and memory, (batch, units) each, or (units); default: zeros.</param>
public readonly record struct LSTMCellInput(Tensor Input, (Tensor H, Tensor C)? State = null);
