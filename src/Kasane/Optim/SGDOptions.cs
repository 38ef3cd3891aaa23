namespace Kasane;

/// <summary>The options of <see cref="SGD"/>.</summary>
public sealed record SGDOptions : OptimizerOptions
{
    /// <summary>The factor of the previous step; default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>How much of the gradient is left out of the momentum; default 0.</summary>
    public double Dampening { get; init; }

    /// <summary>Whether the momentum is Nesterov's; default false.</summary>
    public bool Nesterov { get; init; }
}
