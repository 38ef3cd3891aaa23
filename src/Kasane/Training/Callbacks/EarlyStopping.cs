namespace Kasane;

/// <summary>Ends a training when nothing has become better for some epochs.</summary>
/// <param name="monitor">The name of a metric, <c>ValidationLoss</c> (default) or <c>TrainLoss</c>.</param>
/// <param name="patience">How many epochs without improvement are accepted; default 3.</param>
/// <param name="minDelta">What counts as better; default: anything above 0.</param>
/// <param name="higherIsBetter">Whether larger values are better; default: false, as for losses.</param>
public sealed class EarlyStopping(string monitor = nameof(EpochReport.ValidationLoss), int patience = 3, double minDelta = 0, bool higherIsBetter = false)
    : TrainerCallback, IStateful
{
    private double? best;
    private long waited;

    /// <summary>The best value so far; null before the first epoch.</summary>
    public double? Best => best;

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainerContext context, EpochReport report)
    {
        var value = report.Value(monitor);
        // A first value of NaN is no value to be measured against.
        var better = !double.IsNaN(value) && (best is not { } before || (higherIsBetter ? value > before + minDelta : value < before - minDelta));
        if (better) (best, waited) = (value, 0);
        else if (++waited >= patience) context.Stop();
    }

    IReadOnlyDictionary<string, object?> IStateful.StateDict() => new Dictionary<string, object?> { ["best"] = best, ["waited"] = waited };

    void IStateful.LoadStateDict(IReadOnlyDictionary<string, object?> state) =>
        (best, waited) = (state["best"] is null ? null : state.Real("best"), state.Integer("waited"));
}
