namespace Kasane;

/// <summary>A scheduler as part of a <see cref="Trainer"/>'s run.</summary>
public sealed class TrainingSchedule : ITrainingSchedule
{
    private readonly Scheduler scheduler;
    private readonly Action<double> step;

    /// <summary>A schedule that needs to be told nothing.</summary>
    /// <param name="scheduler">Steps by itself.</param>
    /// <param name="perBatch">Whether it steps after each step of the optimizer; default false: after each epoch.</param>
    public TrainingSchedule(LRScheduler scheduler, bool perBatch = false)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        (this.scheduler, StepsPerBatch, step) = (scheduler, perBatch, _ => scheduler.Step());
    }

    /// <summary>A schedule that looks at the loss, after each epoch.</summary>
    /// <param name="scheduler">Is told the loss of the validation; without one, that of the training.</param>
    public TrainingSchedule(ReduceLROnPlateau scheduler)
    {
        ArgumentNullException.ThrowIfNull(scheduler);
        (this.scheduler, step) = (scheduler, loss => scheduler.Step(loss));
    }

    internal string SchedulerName => scheduler.GetType().Name;

    /// <inheritdoc/>
    public bool StepsPerBatch { get; }

    /// <inheritdoc/>
    public void Step(double loss) => step(loss);

    /// <inheritdoc/>
    public IReadOnlyDictionary<string, object?> StateDict() => scheduler.StateDict();

    /// <inheritdoc/>
    public void LoadStateDict(IReadOnlyDictionary<string, object?> state) => scheduler.LoadStateDict(state);
}
