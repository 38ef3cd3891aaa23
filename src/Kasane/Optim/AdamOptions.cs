namespace Kasane;

/// <summary>The options of <see cref="Adam"/>.</summary>
public sealed record AdamOptions : OptimizerOptions
{
    /// <summary>PyTorch's defaults.</summary>
    public AdamOptions() => LearningRate = 1e-3;

    /// <summary>The decay of the mean of the gradients; default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the mean of their squares; default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the denominator; default 1e-8.</summary>
    public double Eps { get; init; } = 1e-8;

    /// <summary>Whether the largest mean of squares so far is used (Reddi et al. 2018); default false.</summary>
    public bool Amsgrad { get; init; }
}
