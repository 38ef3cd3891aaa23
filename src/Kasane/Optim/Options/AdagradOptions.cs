namespace Kasane;

/// <summary>The options of <see cref="Adagrad"/>.</summary>
public sealed record AdagradOptions : OptimizerOptions
{
    private static readonly Option<AdagradOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new("lr_decay", own => own.LearningRateDecay, (own, value) => own with { LearningRateDecay = value.ToDouble() }),
        new("eps", own => own.Eps, (own, value) => own with { Eps = value.ToDouble() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new(
            "initial_accumulator_value",
            own => own.InitialAccumulatorValue,
            (own, value) => own with { InitialAccumulatorValue = value.ToDouble() }),
        new("maximize", own => own.Maximize, (own, value) => own with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 1e-2.</summary>
    public AdagradOptions() => LearningRate = 1e-2;

    /// <summary>How fast the learning rate falls with the steps; default 0.</summary>
    public double LearningRateDecay { get; init; }

    /// <summary>Added to the denominator; default 1e-10.</summary>
    public double Eps { get; init; } = 1e-10;

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Where the sums of squares begin; default 0.</summary>
    public double InitialAccumulatorValue { get; init; }

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.NotNegative(LearningRateDecay, "lr_decay");
        OptionChecks.NotNegative(Eps, "eps");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
        OptionChecks.NotNegative(InitialAccumulatorValue, "initial_accumulator_value");
    }
}
