namespace Kasane;

/// <summary>What <see cref="GaussianNLLLoss"/> compares.</summary>
/// <param name="Input">The predicted means.</param>
/// <param name="Target">The observed values.</param>
/// <param name="Var">The predicted variances.</param>
public readonly record struct GaussianInput(Tensor Input, Tensor Target, Tensor Var);
