namespace Kasane;

/// <summary>The options of <see cref="NAdam"/>.</summary>
public sealed record NAdamOptions : OptimizerOptions
{
    private static readonly Option<NAdamOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new(
            "betas",
            own => (own.Beta1, own.Beta2),
            (own, value) => own with { Beta1 = value.ToPair().First, Beta2 = value.ToPair().Second }),
        new("eps", own => own.Eps, (own, value) => own with { Eps = value.ToDouble() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new("momentum_decay", own => own.MomentumDecay, (own, value) => own with { MomentumDecay = value.ToDouble() }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 2e-3.</summary>
    public NAdamOptions() => LearningRate = 2e-3;

    /// <summary>The decay of the mean of the gradients; default 0.9.</summary>
    public double Beta1 { get; init; } = 0.9;

    /// <summary>The decay of the mean of their squares; default 0.999.</summary>
    public double Beta2 { get; init; } = 0.999;

    /// <summary>Added to the denominator; default 1e-8.</summary>
    public double Eps { get; init; } = 1e-8;

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>How fast the momentum grows to its full size; default 4e-3.</summary>
    public double MomentumDecay { get; init; } = 4e-3;

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.Fraction(Beta1, "betas[0]");
        OptionChecks.Fraction(Beta2, "betas[1]");
        OptionChecks.NotNegative(Eps, "eps");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
        OptionChecks.NotNegative(MomentumDecay, "momentum_decay");
    }
}
