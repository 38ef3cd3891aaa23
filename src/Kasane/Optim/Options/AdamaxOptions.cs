namespace Kasane;

/// <summary>The options of <see cref="Adamax"/>.</summary>
public sealed record AdamaxOptions : OptimizerOptions
{
    private static readonly Option<AdamaxOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new(
            "betas",
            own => (own.Beta1, own.Beta2),
            (own, value) => own with { Beta1 = value.ToPair().First, Beta2 = value.ToPair().Second }),
        new("eps", own => own.Eps, (own, value) => own with { Eps = value.ToDouble() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new("maximize", own => own.Maximize, (own, value) => own with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 2e-3.</summary>
    public AdamaxOptions() => LearningRate = 2e-3;

    /// <summary>The decay of the mean of the gradients; default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the mean of their squares; default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the denominator; default 1e-8.</summary>
    public double Eps { get; init; } = 1e-8;

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.Fraction(Beta1, "betas[0]");
        OptionChecks.Fraction(Beta2, "betas[1]");
        OptionChecks.NotNegative(Eps, "eps");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
    }
}
