namespace Kasane;

/// <summary>The options of <see cref="Muon"/>.</summary>
public sealed record MuonOptions : OptimizerOptions
{
    private static readonly Option<MuonOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new("momentum", own => own.Momentum, (own, value) => own with { Momentum = value.ToDouble() }),
        new("nesterov", own => own.Nesterov, (own, value) => own with { Nesterov = value.ToBoolean() }),
        new("ns_steps", own => own.NewtonSchulzSteps, (own, value) => own with { NewtonSchulzSteps = value.ToInt32() }),
        new("eps", own => own.Eps, (own, value) => own with { Eps = value.ToDouble() }),
    ];

    /// <summary>The defaults; the learning rate is 1e-3.</summary>
    public MuonOptions() => LearningRate = 1e-3;

    /// <summary>How fast the parameters decay, times the learning rate; default 0.1.</summary>
    public double WeightDecay { get; init; } = 0.1;

    /// <summary>The factor of the previous steps; default 0.95.</summary>
    public double Momentum { get; init; } = 0.95;

    /// <summary>Whether the momentum is Nesterov's; default true.</summary>
    public bool Nesterov { get; init; } = true;

    /// <summary>How many Newton-Schulz iterations; default 5.</summary>
    public int NewtonSchulzSteps { get; init; } = 5;

    /// <summary>Added to the denominator; default 1e-7.</summary>
    public double Eps { get; init; } = 1e-7;

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
        OptionChecks.Fraction(Momentum, "momentum");
        OptionChecks.NotNegative(Eps, "eps");
        ArgumentOutOfRangeException.ThrowIfLessThan(NewtonSchulzSteps, 1, "newtonSchulzSteps");
    }
}
