namespace Kasane;

/// <summary>
/// Tries growing learning rates, one per step, and looks where the loss falls fastest (L. N. Smith, Cyclical Learning Rates for Training
/// Neural Networks, 2017). Weights, optimizer and random numbers are afterwards as they were.
/// </summary>
public static class LearningRateFinder
{
    private const double Smoothing = 0.9;
    private const double Exploded = 4;

    /// <summary>Runs the trial.</summary>
    /// <param name="model">What will be trained.</param>
    /// <param name="data">Batches; they are repeated where there are too few.</param>
    /// <param name="options">The optimizer, the step and the clipping of the training to come.</param>
    /// <param name="start">The first rate; default 1e-7.</param>
    /// <param name="end">The last rate; default 10.</param>
    /// <param name="steps">How many rates; default 100. The trial ends early when the loss explodes.</param>
    /// <param name="cancellationToken">Ends the trial.</param>
    /// <exception cref="OperationCanceledException">Asked to stop; everything is as it was.</exception>
    public static LearningRateCurve Run<TBatch>(
        Module model,
        DataLoader<TBatch> data,
        TrainerOptions<TBatch> options,
        double start = 1e-7,
        double end = 10,
        int steps = 100,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(model);
        ArgumentNullException.ThrowIfNull(data);
        ArgumentNullException.ThrowIfNull(options);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(start);
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(end, start);
        ArgumentOutOfRangeException.ThrowIfLessThan(steps, 2);
        var optimizer = options.Optimizer;
        var weights = model.StateDict().Clone();
        var scratch = new StateDict();
        var saved = StateJson.Write(OptimizerStates.Save(optimizer), scratch);
        var tensors = scratch.Clone();
        var streams = new[] { Generator.Default, data.Options.Generator }.OfType<Generator>().Concat(options.Generators)
            .Distinct().Select(generator => (generator, State: generator.GetState())).ToArray();
        try
        {
            return Suggest(Measure(model, data, options, start, end, steps, cancellationToken));
        }
        finally
        {
            optimizer.ZeroGrad();
            model.LoadStateDict(weights);
            OptimizerStates.Load(optimizer, StateJson.Read(saved, tensors, "The optimizer"));
            foreach (var (generator, state) in streams) generator.SetState(state);
        }
    }

    private static List<(double Rate, double Loss)> Measure<TBatch>(
        Module model, DataLoader<TBatch> data, TrainerOptions<TBatch> options, double start, double end, int steps, CancellationToken stop)
    {
        var points = new List<(double Rate, double Loss)>();
        double mean = 0, best = double.PositiveInfinity;
        model.Train();
        Trainer.Fit(model, data, options with
        {
            Epochs = int.MaxValue,
            MaxSteps = steps,
            Schedule = null,
            Validation = null,
            Metrics = [],
            Checkpoint = null,
            StopOnSignals = false,
            Callbacks = [new RateCallback(OnStep, Rate(0))],
        }, stop);
        stop.ThrowIfCancellationRequested();
        return points;

        double Rate(int i) => start * Math.Pow(end / start, i / (double)(steps - 1));

        void OnStep(TrainerContext context)
        {
            mean = (Smoothing * mean) + ((1 - Smoothing) * context.Loss);
            var smooth = mean / (1 - Math.Pow(Smoothing, points.Count + 1));
            points.Add((Rate(points.Count), smooth));
            if (!double.IsFinite(smooth) || (points.Count > 1 && smooth > Exploded * best)) context.Stop();
            best = Math.Min(best, smooth);
            RateCallback.Set(context.Optimizer, Rate(points.Count));
        }
    }

    private static LearningRateCurve Suggest(List<(double Rate, double Loss)> points)
    {
        double? suggestion = null;
        var steepest = 0.0;
        for (var i = 1; i + 1 < points.Count; i++)
        {
            var slope = (points[i + 1].Loss - points[i - 1].Loss) / Math.Log(points[i + 1].Rate / points[i - 1].Rate);
            if (slope < steepest) (steepest, suggestion) = (slope, points[i].Rate);
        }

        return new(points, suggestion);
    }

    private sealed class RateCallback(Action<TrainerContext> onStep, double first) : TrainerCallback
    {
        public static void Set(Optimizer optimizer, double rate)
        {
            foreach (var group in optimizer.Groups) group.Options = group.Options with { LearningRate = rate };
        }

        public override void OnFitStart(TrainerContext context) => Set(context.Optimizer, first);

        public override void OnStep(TrainerContext context) => onStep(context);
    }
}
