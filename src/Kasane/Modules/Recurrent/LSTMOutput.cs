namespace Kasane;

/// <summary>What <see cref="LSTM"/> gives.</summary>
/// <param name="Output">The last layer's hidden states at every step, both directions side by side; shaped or packed as the input.</param>
/// <param name="State">Hidden states and memories of all layers and directions after the last step.</param>
public readonly record struct LSTMOutput(Tensor Output, (Tensor H, Tensor C) State);
