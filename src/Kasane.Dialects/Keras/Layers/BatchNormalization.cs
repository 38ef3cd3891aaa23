namespace Kasane.Dialects.Keras.Layers;

/// <summary>Batch norm over dimension 1.</summary>
/// <param name="momentum">The share of the old value in the running statistics.</param>
/// <param name="epsilon">Added to the variance.</param>
public sealed class BatchNormalization(double momentum = 0.99, double epsilon = 1e-3) : BatchNormLayer(KerasStyle.Instance, momentum, epsilon);
