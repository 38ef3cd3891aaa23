namespace Kasane;

/// <summary>Puts the mirror image around the last 3 dimensions: (N, C, D, H, W) or (C, D, H, W), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right, top, bottom, front, back); less than there is.</param>
public sealed class ReflectionPad3d(Border padding) : PadModule(padding, 3, PadMode.Reflect);
