namespace Kasane;

/// <summary>The options of <see cref="Rprop"/>.</summary>
public sealed record RpropOptions : OptimizerOptions
{
    private static readonly Option<RpropOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new(
            "etas",
            own => (own.EtaMinus, own.EtaPlus),
            (own, value) => own with { EtaMinus = value.ToPair().First, EtaPlus = value.ToPair().Second }),
        new(
            "step_sizes",
            own => (own.MinStep, own.MaxStep),
            (own, value) => own with { MinStep = value.ToPair().First, MaxStep = value.ToPair().Second }),
        new("maximize", own => own.Maximize, (own, value) => own with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 1e-2.</summary>
    public RpropOptions() => LearningRate = 1e-2;

    /// <summary>The factor of a step size where the sign of the gradient changed; default 0.5.</summary>
    public double EtaMinus { get; init; } = 0.5;

    /// <summary>The factor where it did not; default 1.2.</summary>
    public double EtaPlus { get; init; } = 1.2;

    /// <summary>The smallest step size; default 1e-6.</summary>
    public double MinStep { get; init; } = 1e-6;

    /// <summary>The largest step size; default 50.</summary>
    public double MaxStep { get; init; } = 50;

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        if (!(EtaMinus > 0 && EtaMinus < 1 && EtaPlus > 1))
            throw new ArgumentOutOfRangeException("etas", (EtaMinus, EtaPlus), "RpropOptions expects 0 < etas[0] < 1 < etas[1].");
    }
}
