namespace Kasane;

/// <summary>
/// The training loop for those who do not want to write it: epochs, accumulation, clipping, validation, metrics, checkpoints. A training
/// that was stopped, or killed, goes on from its checkpoint to the same bits as one that never was.
/// </summary>
public static class Trainer
{
    /// <summary>Trains until the epochs are over, a callback stops it, or the token or a signal asks to stop.</summary>
    /// <param name="model">What is trained.</param>
    /// <param name="data">The batches of an epoch.</param>
    /// <param name="options">Everything else.</param>
    /// <param name="cancellationToken">Ends the training after the step in flight, with a checkpoint; no exception is thrown.</param>
    /// <exception cref="ArgumentException">Options contradict each other.</exception>
    /// <exception cref="CheckpointFormatException">The checkpoint to go on from is damaged.</exception>
    /// <exception cref="StateDictException">The checkpoint to go on from belongs to another training.</exception>
    public static TrainingReport Fit<TBatch>(
        Module model, DataLoader<TBatch> data, TrainerOptions<TBatch> options, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        options.Validate();
        if (!options.StopOnSignals) return new TrainerRun<TBatch>(model, data, options, cancellationToken).Run();
        using var signals = new StopSignals(cancellationToken);
        return new TrainerRun<TBatch>(model, data, options, signals.Token).Run();
    }

    /// <summary><see cref="Fit{TBatch}"/> on a thread of the pool.</summary>
    /// <inheritdoc cref="Fit{TBatch}"/>
    public static Task<TrainingReport> FitAsync<TBatch>(
        Module model, DataLoader<TBatch> data, TrainerOptions<TBatch> options, CancellationToken cancellationToken = default) =>
        Task.Run(() => Fit(model, data, options, cancellationToken), CancellationToken.None);

    /// <summary>The mean loss and the metrics over all batches, in evaluation mode and without gradients.</summary>
    /// <param name="model">Its mode is restored afterwards.</param>
    /// <param name="data">The batches.</param>
    /// <param name="step">The forward pass of one batch up to the loss.</param>
    /// <param name="metrics">They are reset before.</param>
    /// <param name="cancellationToken">Ends the evaluation.</param>
    /// <returns>The mean of the losses, weighted by the batches' sizes.</returns>
    /// <exception cref="OperationCanceledException">Asked to stop.</exception>
    public static double Evaluate<TBatch>(
        Module model,
        DataLoader<TBatch> data,
        Func<TBatch, StepOutput> step,
        IReadOnlyList<Metric>? metrics = null,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(step);
        metrics ??= [];
        foreach (var metric in metrics) metric.Reset();
        var loss = new RunningMean();
        var modes = TreeWalk.Modules(model).Select(pair => (pair.Module, pair.Module.IsTraining)).ToArray();
        model.Eval();
        try
        {
            using var mode = Autograd.NoGrad();
            using var batches = data.StartAt(0, cancellationToken);
            while (batches.MoveNext(cancellationToken))
            {
                var output = step(batches.Current);
                loss.Add(output.Loss.Item<double>(), output.Weight);
                if (metrics.Count > 0 && (output.Predictions is null || output.Targets is null))
                    throw new ArgumentException(
                        "Metrics need predictions and targets, but the step returned a loss alone. Return a StepOutput with all three.",
                        nameof(step));
                foreach (var metric in metrics) metric.Update(output.Predictions!, output.Targets!);
            }
        }
        finally
        {
            foreach (var (module, training) in modes) module.SetMode(training);
        }

        return loss.Value;
    }
}
