namespace Kasane;

/// <summary>What a loss compares.</summary>
/// <param name="Input">What the model said.</param>
/// <param name="Target">What it should have said.</param>
public readonly record struct LossInput(Tensor Input, Tensor Target);
