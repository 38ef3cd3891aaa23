namespace Kasane;

/// <summary>Repeats the border of the last dimension: (N, C, L) or (C, L), the same after.</summary>
/// <param name="padding">How much: 1 or (left, right).</param>
public sealed class ReplicationPad1d(Border padding) : PadModule(padding, 1, PadMode.Replicate);
