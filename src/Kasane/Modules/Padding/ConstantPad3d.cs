namespace Kasane;

/// <summary>Puts one number around the last 3 dimensions: (N, C, D, H, W) or (C, D, H, W), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right, top, bottom, front, back); negative numbers cut off.</param>
/// <param name="value">The number.</param>
public sealed class ConstantPad3d(Border padding, Scalar value) : ConstantPad(padding, value, 3);
