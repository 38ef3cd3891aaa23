using System.Diagnostics;

namespace Kasane.Internal;

/// <summary>One run of a <see cref="Trainer"/>: the loop.</summary>
internal sealed partial class TrainerRun<TBatch>
{
    private readonly DataLoader<TBatch> data;
    private readonly TrainerOptions<TBatch> options;
    private readonly CancellationToken stop;
    private readonly TrainerContext context;
    private readonly Tensor[] parameters;
    private StopReason? reason;

    /// <summary>Whether the epoch has begun: its random streams were noted.</summary>
    private bool inEpoch;

    public TrainerRun(Module model, DataLoader<TBatch> data, TrainerOptions<TBatch> options, CancellationToken stop)
    {
        (this.data, this.options, this.stop) = (data, options, stop);
        context = new(model, options.Optimizer) { Batches = data.KnownCount, Settings = TrainerSettings.Of(model, data, options) };
        parameters = [.. options.Optimizer.Groups.SelectMany(group => group.Parameters)];
    }

    public TrainingReport Run()
    {
        var resumed = Restore();
        Meters.Publish();
        context.Model.Train();
        options.Optimizer.ZeroGrad();
        Tell(callback => callback.OnFitStart(context));
        if (resumed) Log(TrainingLogLevel.Information, "Going on with step {Step} in epoch {Epoch}", context.Step, context.Epoch + 1);
        while (reason is null && context.Epoch < options.Epochs)
        {
            if (Finished()) break;
            Epoch();
        }

        var report = new TrainingReport(reason ?? StopReason.Completed, context.Step, [.. context.History], BestPaths());
        Log(TrainingLogLevel.Information, "Training ended after {Steps} steps: {Reason}", report.Steps, report.Reason);
        Tell(callback => callback.OnFitEnd(context, report));
        return report;
    }

    private void Epoch()
    {
        var resumed = inEpoch;
        if (!resumed)
        {
            NoteStreams();
            context.EpochLoss.Reset();
            Tell(callback => callback.OnEpochStart(context));
        }

        using var batches = Open(resumed);
        while (true)
        {
            if (Finished())
            {
                Save();
                return;
            }

            if (!Step(batches)) break;
        }

        if (reason is null) EndEpoch();
        else Save();
    }

    /// <summary>One step of the optimizer; false at the end of the epoch or where it was to stop while waiting.</summary>
    private bool Step(BatchEnumerator<TBatch> batches)
    {
        var started = Stopwatch.GetTimestamp();
        var loss = new RunningMean();
        var used = 0;
        // Gradients of half a step cannot be saved: once a step has begun it is finished.
        for (; used < options.AccumulateSteps && Next(batches, used == 0); used++)
        {
            var output = Forward(batches.Current);
            context.Batch = batches.Position;
            loss.Add(output.Loss.Item<double>(), output.Weight);
        }

        if (used == 0) return false;
        context.EpochLoss.Add(loss.Value, loss.Weight);
        context.Loss = loss.Value;
        Update();
        context.Step++;
        if (options.Schedule is { StepsPerBatch: true } schedule) schedule.Step(context.Loss);
        TrainingMeter.Record(context.Loss, (long)loss.Weight, Stopwatch.GetElapsedTime(started).TotalSeconds, context.LearningRate);
        Tell(callback => callback.OnStep(context));
        if (options.Checkpoint is { EverySteps: > 0 and var every } && context.Step % every == 0 && !stop.IsCancellationRequested) Save();
        return true;
    }

    private bool Next(BatchEnumerator<TBatch> batches, bool mayStop)
    {
        try
        {
            return batches.MoveNext(mayStop ? stop : CancellationToken.None);
        }
        catch (OperationCanceledException) when (mayStop && stop.IsCancellationRequested)
        {
            reason = StopReason.Canceled;
            return false;
        }
    }

    private StepOutput Forward(TBatch batch)
    {
        var output = Compute(batch);
        var loss = options.AccumulateSteps == 1 ? output.Loss : output.Loss / options.AccumulateSteps;
        (options.Precision?.Scale(loss) ?? loss).Backward();
        return output;
    }

    private StepOutput Compute(TBatch batch)
    {
        using var scope = options.Precision?.Enter();
        return options.Step(batch);
    }

    private void Update()
    {
        var finite = options.Precision?.Unscale(options.Optimizer) ?? true;
        if (finite)
        {
            if (options.ClipGradValue is { } value) GradientClipping.ClipGradValue(parameters, value);
            if (options.ClipGradNorm is { } norm) context.GradientNorm = GradientClipping.ClipGradNorm(parameters, norm).Item<double>();
            options.Optimizer.Step();
        }
        else Log(TrainingLogLevel.Debug, "Step {Step} is left out: gradients are not finite", context.Step + 1);

        options.Precision?.Update(finite);
        options.Optimizer.ZeroGrad();
    }

    private void EndEpoch()
    {
        double? validation = null;
        if (options.Validation is { } held)
        {
            // Where the validation is broken off it begins anew later, so its random numbers must come again.
            var before = Generator.Default.GetState();
            var own = held.Options.Generator?.GetState();
            try
            {
                validation = Trainer.Evaluate(context.Model, held, Compute, options.Metrics, stop);
            }
            catch (OperationCanceledException) when (stop.IsCancellationRequested)
            {
                Generator.Default.SetState(before);
                if (own is not null) held.Options.Generator!.SetState(own);
                reason = StopReason.Canceled;
                Save();
                return;
            }
        }

        var metrics = new OrderedDictionary<string, double>();
        foreach (var metric in options.Metrics) metrics[metric.Name] = metric.Compute();
        var report = new EpochReport(context.Epoch + 1, context.Step, context.EpochLoss.Value, validation, metrics);
        if (options.Schedule is { StepsPerBatch: false } schedule) schedule.Step(validation ?? report.TrainLoss);
        context.Reports.Add(report);
        TrainingMeter.RecordEpoch(validation);
        Log(TrainingLogLevel.Information, "Epoch {Epoch}: loss {Loss}, validation {Validation}", report.Epoch, report.TrainLoss, report.ValidationLoss);
        Tell(callback => callback.OnEpochEnd(context, report));
        (context.Epoch, context.Batch, inEpoch) = (context.Epoch + 1, 0, false);
        SaveEpoch(report);
    }

    private bool Finished()
    {
        if (stop.IsCancellationRequested) reason = StopReason.Canceled;
        else if (context.StopRequested) reason = StopReason.Callback;
        else if (context.Step >= options.MaxSteps) reason = StopReason.MaxSteps;
        return reason is not null;
    }

    private void Tell(Action<TrainerCallback> happened)
    {
        foreach (var callback in options.Callbacks) happened(callback);
    }

    private void Log(TrainingLogLevel level, string template, params object?[] args) => options.Log?.Log(level, template, args);
}
