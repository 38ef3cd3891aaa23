namespace Kasane;

/// <summary>What the scale function of <see cref="CyclicLR"/> is a function of.</summary>
public enum CyclicScaleMode
{
    /// <summary>The number of the cycle, from 1.</summary>
    Cycle,

    /// <summary>The number of the iteration, from 0.</summary>
    Iterations,
}
