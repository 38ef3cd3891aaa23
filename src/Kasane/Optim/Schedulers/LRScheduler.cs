namespace Kasane;

/// <summary>A scheduler that steps without being told anything: call <see cref="Step()"/> after each epoch (or batch).</summary>
public abstract class LRScheduler : Scheduler
{
    private protected LRScheduler(Optimizer optimizer)
        : base(optimizer)
    {
    }

    /// <summary>Goes to the next epoch and sets the learning rates of all groups.</summary>
    /// <exception cref="InvalidOperationException">The schedule has no rate there; nothing was changed.</exception>
    public abstract void Step();

    /// <summary>The step that a constructor takes, to the beginning of the schedule.</summary>
    internal abstract void InitialStep();

    /// <summary>Goes back by one epoch without touching the rates.</summary>
    internal abstract void Rewind();

    /// <summary>Goes to epoch 0, whatever was before.</summary>
    internal abstract void Restart();
}
