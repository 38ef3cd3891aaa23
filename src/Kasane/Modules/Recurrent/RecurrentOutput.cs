namespace Kasane;

/// <summary>What <see cref="RNN"/> and <see cref="GRU"/> give.</summary>
/// <param name="Output">The last layer's hidden states at every step, both directions side by side; shaped or packed as the input.</param>
/// <param name="State">The hidden states of all layers and directions after the last step.</param>
public readonly record struct RecurrentOutput(Tensor Output, Tensor State);
