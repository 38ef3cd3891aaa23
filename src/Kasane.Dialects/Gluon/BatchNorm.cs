namespace Kasane.Dialects.Gluon;

/// <summary>Batch norm over dimension 1.</summary>
/// <param name="momentum">The share of the old value in the running statistics.</param>
/// <param name="epsilon">Added to the variance.</param>
public sealed class BatchNorm(double momentum = 0.9, double epsilon = 1e-5) : BatchNormLayer(new GluonStyle(), momentum, epsilon);
