namespace Kasane;

/// <summary>Puts zeros around the last two dimensions: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right, top, bottom); negative numbers cut off.</param>
public sealed class ZeroPad2d(Border padding) : PadModule(padding, 2, PadMode.Constant, 0);
