namespace Kasane.Dialects.Flax;

/// <summary>x W^T + b; the number of inputs is taken from the first input.</summary>
/// <param name="features">Size of the last dimension of the output.</param>
/// <param name="useBias">Whether a bias is added.</param>
public sealed class Dense(long features, bool useBias = true) : DenseLayer(FlaxStyle.Instance, features, null, useBias, flatten: false);
