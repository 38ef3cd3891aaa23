namespace Kasane;

/// <summary>The options of <see cref="LBFGS"/>.</summary>
public sealed record LBFGSOptions : OptimizerOptions
{
    private const string StrongWolfe = "strong_wolfe";

    private static readonly Option<LBFGSOptions>[] Options =
    [
        new("lr", own => own.LearningRate, (own, value) => own with { LearningRate = value.ToDouble() }),
        new("max_iter", own => (long)own.MaxIter, (own, value) => own with { MaxIter = value.ToInt32() }),
        new("max_eval", own => (long)own.MostEvaluations, (own, value) => own with { MaxEval = value.ToInt32() }),
        new("tolerance_grad", own => own.ToleranceGrad, (own, value) => own with { ToleranceGrad = value.ToDouble() }),
        new("tolerance_change", own => own.ToleranceChange, (own, value) => own with { ToleranceChange = value.ToDouble() }),
        new("history_size", own => (long)own.HistorySize, (own, value) => own with { HistorySize = value.ToInt32() }),
        new(
            "line_search_fn",
            own => own.LineSearchFn is null ? null : StrongWolfe,
            (own, value) => own with { LineSearchFn = ReadSearch(value) }),
    ];

    /// <summary>PyTorch's defaults; the learning rate is 1.</summary>
    public LBFGSOptions() => LearningRate = 1;

    /// <summary>The most iterations per step; default 20.</summary>
    public int MaxIter { get; init; } = 20;

    /// <summary>The most evaluations of the loss per step; default null: 1.25 <see cref="MaxIter"/>.</summary>
    public int? MaxEval { get; init; }

    /// <summary>Done when no element of the gradient is larger; default 1e-7.</summary>
    public double ToleranceGrad { get; init; } = 1e-7;

    /// <summary>Done when loss or parameters change less; default 1e-9.</summary>
    public double ToleranceChange { get; init; } = 1e-9;

    /// <summary>How many past changes approximate the Hessian; default 100.</summary>
    public int HistorySize { get; init; } = 100;

    /// <summary>How the length of a step is found; default null: it is the learning rate.</summary>
    public LineSearch? LineSearchFn { get; init; }

    internal int MostEvaluations => MaxEval ?? (MaxIter * 5 / 4);

    internal override IReadOnlyList<Option> Table => Options;

    internal override void Validate()
    {
        if (double.IsNaN(LearningRate)) throw new ArgumentOutOfRangeException("lr", LearningRate, "LBFGSOptions expects a learning rate.");
        ArgumentOutOfRangeException.ThrowIfNegative(HistorySize, "history_size");
    }

    private static LineSearch? ReadSearch(OptionValue value) => value.ToText() switch
    {
        null => null,
        StrongWolfe => LineSearch.StrongWolfe,
        var other => throw new StateDictException(
            $"The option 'line_search_fn' is '{other}', expected '{StrongWolfe}' or null; nothing was changed."),
    };
}
