namespace Kasane;

/// <summary>What a triplet loss compares.</summary>
/// <param name="Anchor">What the others are compared with.</param>
/// <param name="Positive">What shall be near.</param>
/// <param name="Negative">What shall be far.</param>
public readonly record struct TripletInput(Tensor Anchor, Tensor Positive, Tensor Negative);
