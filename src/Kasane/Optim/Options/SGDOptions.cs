namespace Kasane;

/// <summary>The options of <see cref="SGD"/>.</summary>
public sealed record SGDOptions : OptimizerOptions
{
    private static readonly Option<SGDOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new("momentum", own => own.Momentum, (own, value) => own with { Momentum = value.ToDouble() }),
        new("dampening", own => own.Dampening, (own, value) => own with { Dampening = value.ToDouble() }),
        new("weight_decay", own => own.WeightDecay, (own, value) => own with { WeightDecay = value.ToDouble() }),
        new("nesterov", own => own.Nesterov, (own, value) => own with { Nesterov = value.ToBoolean() }),
        new("maximize", own => own.Maximize, (own, value) => own with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults. There is none for the learning rate: it must be set.</summary>
    public SGDOptions() => LearningRate = double.NaN;

    /// <summary>The factor of the previous step; default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>How much of the gradient is left out of the momentum; default 0.</summary>
    public double Dampening { get; init; }

    /// <summary>The factor of the L2 penalty; default 0.</summary>
    public double WeightDecay { get; init; }

    /// <summary>Whether the momentum is Nesterov's; default false.</summary>
    public bool Nesterov { get; init; }

    /// <summary>Whether the objective is maximised; default false.</summary>
    public bool Maximize { get; init; }

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        OptionChecks.NotNegative(LearningRate, "lr");
        OptionChecks.NotNegative(Momentum, "momentum");
        OptionChecks.NotNegative(WeightDecay, "weight_decay");
        if (Nesterov && (Momentum <= 0 || Dampening != 0))
            throw new ArgumentException("Nesterov's momentum needs a momentum above 0 and a dampening of 0.");
    }
}
