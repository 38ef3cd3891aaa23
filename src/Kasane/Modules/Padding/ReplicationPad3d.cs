namespace Kasane;

/// <summary>Repeats the border of the last 3 dimensions: (N, C, D, H, W) or (C, D, H, W), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right, top, bottom, front, back).</param>
public sealed class ReplicationPad3d(Border padding) : PadModule(padding, 3, PadMode.Replicate);
