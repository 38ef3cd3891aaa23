namespace Kasane.Internal;

/// <summary>The steps along K in blocks of about the same length, each of which is summed in registers before it is added to C.</summary>
/// <remarks>
/// Longer blocks would be hardly faster, but rounding errors grow with the length of a sum, and sums of short sums are more exact: deep
/// networks show it.
/// </remarks>
internal readonly struct GemmSteps(nint steps)
{
    /// <summary>No block is longer.</summary>
    public const nint Longest = 120;

    private readonly nint steps = steps;

    public nint Blocks { get; } = (steps + Longest - 1) / Longest;

    /// <summary>The length of the longest one.</summary>
    public nint Most => (steps + Blocks - 1) / Blocks;

    /// <summary>The length of the shortest one.</summary>
    public nint Least => steps / Blocks;

    /// <summary>The first step of a block; of the block after the last one: the number of steps.</summary>
    public nint Start(nint block) => block * steps / Blocks;
}
