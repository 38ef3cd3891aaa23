namespace Kasane;

/// <summary>What a loss of two predictions compares.</summary>
/// <param name="Input1">The first.</param>
/// <param name="Input2">The second.</param>
/// <param name="Target">1 or -1 each: how they should be related.</param>
public readonly record struct PairLossInput(Tensor Input1, Tensor Input2, Tensor Target);
