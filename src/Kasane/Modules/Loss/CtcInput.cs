namespace Kasane;

/// <summary>What <see cref="CTCLoss"/> compares.</summary>
/// <param name="LogProbs">(T, N, C) or (T, C): log-probabilities.</param>
/// <param name="Targets">(N, S), or all targets in one vector.</param>
/// <param name="InputLengths">(N): how many time steps count.</param>
/// <param name="TargetLengths">(N): how many targets count.</param>
public readonly record struct CtcInput(Tensor LogProbs, Tensor Targets, Tensor InputLengths, Tensor TargetLengths);
