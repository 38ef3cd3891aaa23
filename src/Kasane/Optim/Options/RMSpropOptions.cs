namespace Kasane;

/// <summary>The options of <see cref="RMSprop"/>.</summary>
public sealed record RMSpropOptions : OptimizerOptions
{
    private static readonly Option<RMSpropOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new("momentum", own => own.Momentum, (own, value) => own with { Momentum = value.ToDouble() }),
        new("alpha", own => own.Alpha, (own, value) => own with { Alpha = value.ToDouble() }),
        new("eps", own => own.Eps, (own, value) => own with { Eps = value.ToDouble() }),
        new("centered", own => own.Centered, (own, value) => own with { Centered = value.ToBoolean() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new("maximize", own => own.Maximize, (own, value) => own with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 1e-2.</summary>
    public RMSpropOptions() => LearningRate = 1e-2;

    /// <summary>The factor of the previous step; default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>The decay of the mean of squares; default 0.99.</summary>
    public double Alpha { get; init; } = 0.99;

    /// <summary>Added to the denominator; default 1e-8.</summary>
    public double Eps { get; init; } = 1e-8;

    /// <summary>Whether the variance of the gradients is used instead of their mean square; default false.</summary>
    public bool Centered { get; init; }

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.NotNegative(Momentum, "momentum");
        OptionChecks.NotNegative(Alpha, "alpha");
        OptionChecks.NotNegative(Eps, "eps");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
    }
}
