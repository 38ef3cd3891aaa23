namespace Kasane;

/// <summary>A callback made of functions.</summary>
/// <param name="onStep">After each step.</param>
/// <param name="onEpochEnd">After each epoch.</param>
public sealed class LambdaCallback(Action<TrainerContext>? onStep = null, Action<TrainerContext, EpochReport>? onEpochEnd = null) : TrainerCallback
{
    /// <inheritdoc/>
    public override void OnStep(TrainerContext context) => onStep?.Invoke(context);

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainerContext context, EpochReport report) => onEpochEnd?.Invoke(context, report);
}
