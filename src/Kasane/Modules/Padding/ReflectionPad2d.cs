namespace Kasane;

/// <summary>Puts the mirror image around the last 2 dimensions: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right, top, bottom); less than there is.</param>
public sealed class ReflectionPad2d(Border padding) : PadModule(padding, 2, PadMode.Reflect);
