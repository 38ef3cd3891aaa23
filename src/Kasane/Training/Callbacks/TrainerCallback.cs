namespace Kasane;

/// <summary>Is called on the way through a training. Override what is of interest; implement <see cref="IStateful"/> to be in checkpoints.</summary>
public abstract class TrainerCallback
{
    /// <summary>Before the first step, after a checkpoint was loaded.</summary>
    public virtual void OnFitStart(TrainerContext context)
    {
    }

    /// <summary>Before an epoch's first batch.</summary>
    public virtual void OnEpochStart(TrainerContext context)
    {
    }

    /// <summary>After each step of the optimizer.</summary>
    public virtual void OnStep(TrainerContext context)
    {
    }

    /// <summary>After an epoch and its validation.</summary>
    public virtual void OnEpochEnd(TrainerContext context, EpochReport report)
    {
    }

    /// <summary>After a checkpoint was written.</summary>
    public virtual void OnCheckpoint(TrainerContext context, string path)
    {
    }

    /// <summary>At the very end, whatever the reason.</summary>
    public virtual void OnFitEnd(TrainerContext context, TrainingReport report)
    {
    }
}
