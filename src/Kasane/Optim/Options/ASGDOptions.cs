namespace Kasane;

/// <summary>The options of <see cref="ASGD"/>.</summary>
public sealed record ASGDOptions : OptimizerOptions
{
    private static readonly Option<ASGDOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new("lambd", own => own.Lambda, (own, value) => own with { Lambda = value.ToDouble() }),
        new("alpha", own => own.Alpha, (own, value) => own with { Alpha = value.ToDouble() }),
        new("t0", own => own.T0, (own, value) => own with { T0 = value.ToDouble() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new("maximize", own => own.Maximize, (own, value) => own with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 1e-2.</summary>
    public ASGDOptions() => LearningRate = 1e-2;

    /// <summary>How fast the parameters decay; default 1e-4.</summary>
    public double Lambda { get; init; } = 1e-4;

    /// <summary>The power with which the step size falls; default 0.75.</summary>
    public double Alpha { get; init; } = 0.75;

    /// <summary>From which step on the parameters are averaged; default 1e6.</summary>
    public double T0 { get; init; } = 1e6;

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
    }
}
