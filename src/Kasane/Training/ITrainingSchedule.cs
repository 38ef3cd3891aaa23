namespace Kasane;

/// <summary>Changes learning rates during a <see cref="Trainer"/>'s run.</summary>
public interface ITrainingSchedule : IStateful
{
    /// <summary>Whether it steps after each step of the optimizer, rather than after each epoch.</summary>
    bool StepsPerBatch { get; }

    /// <summary>Goes one step on.</summary>
    /// <param name="loss">The latest loss: the step's, or after an epoch that of the validation (without one, the training's).</param>
    void Step(double loss);
}
