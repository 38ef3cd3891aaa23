namespace Kasane;

/// <summary>The options of <see cref="Adam"/>.</summary>
public sealed record AdamOptions : OptimizerOptions
{
    private static readonly Option<AdamOptions>[] Options =
    [
        new("lr", adam => adam.LearningRate, (adam, value) => adam with { LearningRate = value.ToDouble() }),
        new("betas", adam => (adam.Beta1, adam.Beta2), (adam, value) => adam with { Beta1 = value.ToPair().First, Beta2 = value.ToPair().Second }),
        new("eps", adam => adam.Eps, (adam, value) => adam with { Eps = value.ToDouble() }),
        new("weight_decay", adam => adam.WeightDecay, (adam, value) => adam with { WeightDecay = value.ToDouble() }),
        new("amsgrad", adam => adam.Amsgrad, (adam, value) => adam with { Amsgrad = value.ToBoolean() }),
        new("maximize", adam => adam.Maximize, (adam, value) => adam with { Maximize = value.ToBoolean() }),
    ];

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

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.NotNegative(Eps, "eps");
        OptionChecks.Fraction(Beta1, "betas[0]");
        OptionChecks.Fraction(Beta2, "betas[1]");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
    }
}
