namespace Kasane;

/// <summary>What <see cref="RNNCell"/> and <see cref="GRUCell"/> take.</summary>
/// <param name="Input">(batch, features), or (features).</param>
/// <param name="State">(batch, units), or (units); default: zeros.</param>
public readonly record struct CellInput(Tensor Input, Tensor? State = null);
