namespace Kasane;

/// <summary>Puts one number around the last 2 dimensions: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right, top, bottom); negative numbers cut off.</param>
/// <param name="value">The number.</param>
public sealed class ConstantPad2d(Border padding, Scalar value) : ConstantPad(padding, value, 2);
