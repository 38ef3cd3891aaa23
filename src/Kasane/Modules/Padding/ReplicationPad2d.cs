namespace Kasane;

/// <summary>Repeats the border of the last 2 dimensions: (N, C, H, W) or (C, H, W), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right, top, bottom).</param>
public sealed class ReplicationPad2d(Border padding) : PadModule(padding, 2, PadMode.Replicate);
