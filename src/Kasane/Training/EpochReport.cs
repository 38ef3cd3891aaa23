namespace Kasane;

/// <summary>What an epoch came to.</summary>
/// <param name="Epoch">Its number, from 1.</param>
/// <param name="Steps">The optimizer's steps since the beginning.</param>
/// <param name="TrainLoss">The mean loss over the epoch.</param>
/// <param name="ValidationLoss">The mean loss of the validation; null without one.</param>
/// <param name="Metrics">The metrics of the validation by name.</param>
public sealed record EpochReport(int Epoch, long Steps, double TrainLoss, double? ValidationLoss, IReadOnlyDictionary<string, double> Metrics)
{
    /// <summary>A metric, <c>ValidationLoss</c> or <c>TrainLoss</c> by name.</summary>
    /// <exception cref="ArgumentException">There is nothing of that name.</exception>
    public double Value(string name) => name switch
    {
        nameof(TrainLoss) => TrainLoss,
        nameof(ValidationLoss) when ValidationLoss is { } loss => loss,
        _ when Metrics.TryGetValue(name, out var value) => value,
        _ => throw new ArgumentException(
            $"An epoch has no value '{name}'. There are: "
            + string.Join(", ", [nameof(TrainLoss), .. ValidationLoss is null ? Array.Empty<string>() : [nameof(ValidationLoss)], .. Metrics.Keys])
            + ".",
            nameof(name)),
    };

    internal IReadOnlyDictionary<string, object?> Save() => new OrderedDictionary<string, object?>
    {
        ["epoch"] = Epoch,
        ["steps"] = Steps,
        ["train_loss"] = TrainLoss,
        ["validation_loss"] = ValidationLoss,
        ["metrics"] = Metrics.ToDictionary(pair => pair.Key, pair => (object?)pair.Value),
    };

    internal static EpochReport Load(IReadOnlyDictionary<string, object?> state) => new(
        state.Count("epoch"),
        state.Integer("steps"),
        state.Real("train_loss"),
        state.GetValueOrDefault("validation_loss") is null ? null : state.Real("validation_loss"),
        state.Entries("metrics").Keys.ToDictionary(name => name, state.Entries("metrics").Real));
}
