namespace Kasane.Internal;

/// <summary>What the inner loops make of an op's cost.</summary>
internal static class PointwiseCost
{
    /// <summary>Up to here memory takes longer than the arithmetic, and a loop that does several vectors at a time pays.</summary>
    public const int Cheap = 4;
}
