namespace Kasane;

/// <summary>The options of <see cref="SGD"/>.</summary>
public sealed record SGDOptions : OptimizerOptions
{
    private static readonly Option<SGDOptions>[] Options =
    [
        new("lr", sgd => sgd.LearningRate, (sgd, value) => sgd with { LearningRate = value.ToDouble() }),
        new("momentum", sgd => sgd.Momentum, (sgd, value) => sgd with { Momentum = value.ToDouble() }),
        new("dampening", sgd => sgd.Dampening, (sgd, value) => sgd with { Dampening = value.ToDouble() }),
        new("weight_decay", sgd => sgd.WeightDecay, (sgd, value) => sgd with { WeightDecay = value.ToDouble() }),
        new("nesterov", sgd => sgd.Nesterov, (sgd, value) => sgd with { Nesterov = value.ToBoolean() }),
        new("maximize", sgd => sgd.Maximize, (sgd, value) => sgd with { Maximize = value.ToBoolean() }),
    ];

    /// <summary>PyTorch's defaults. There is none for the learning rate: it must be set.</summary>
    public SGDOptions() => LearningRate = double.NaN;

    /// <summary>The factor of the previous step; default 0.</summary>
    public double Momentum { get; init; }

    /// <summary>How much of the gradient is left out of the momentum; default 0.</summary>
    public double Dampening { get; init; }

    /// <summary>Whether the momentum is Nesterov's; default false.</summary>
    public bool Nesterov { get; init; }

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
