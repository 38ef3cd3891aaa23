namespace Kasane;

/// <summary>The options of <see cref="Adadelta"/>.</summary>
public sealed record AdadeltaOptions : OptimizerOptions
{
    private static readonly Option<AdadeltaOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new("rho", own => own.Rho, (own, value) => own with { Rho = value.ToDouble() }),
        new("eps", own => own.Eps, (own, value) => own with { Eps = value.ToDouble() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new("maximize", own => own.Maximize, (own, value) => own with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 1.0.</summary>
    public AdadeltaOptions() => LearningRate = 1.0;

    /// <summary>The decay of the means of squares; default 0.9.</summary>
    public double Rho { get; init; } = 0.9;

    /// <summary>Added to the denominator; default 1e-6.</summary>
    public double Eps { get; init; } = 1e-6;

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.Share(Rho, "rho");
        OptionChecks.NotNegative(Eps, "eps");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
    }
}
