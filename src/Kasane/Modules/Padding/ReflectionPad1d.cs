namespace Kasane;

/// <summary>Puts the mirror image around the last dimension: (N, C, L) or (C, L), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right); less than there is.</param>
public sealed class ReflectionPad1d(Border padding) : PadModule(padding, 1, PadMode.Reflect);
