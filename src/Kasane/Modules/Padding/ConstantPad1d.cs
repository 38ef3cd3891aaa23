namespace Kasane;

/// <summary>Puts one number around the last dimension: (N, C, L) or (C, L), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right); negative numbers cut off.</param>
/// <param name="value">The number.</param>
public sealed class ConstantPad1d(Border padding, Scalar value) : ConstantPad(padding, value, 1);
