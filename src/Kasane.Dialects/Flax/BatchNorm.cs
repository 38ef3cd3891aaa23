namespace Kasane.Dialects.Flax;

/// <summary>Batch norm over dimension 1. Train with <c>ApplyMutable</c>, which returns the new running statistics.</summary>
/// <param name="momentum">The share of the old value in the running statistics.</param>
/// <param name="epsilon">Added to the variance.</param>
public sealed class BatchNorm(double momentum = 0.99, double epsilon = 1e-5) : BatchNormLayer(FlaxStyle.Instance, momentum, epsilon);
