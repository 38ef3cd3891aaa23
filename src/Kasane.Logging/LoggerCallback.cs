using System.Diagnostics;
using Microsoft.Extensions.Logging;

namespace Kasane.Logging;

/// <summary>Tells a logger how a training comes along.</summary>
public sealed class LoggerCallback : TrainerCallback
{
    private readonly ILogger logger;
    private readonly LoggingOptions options;
    private long fitStarted;
    private long epochStarted;
    private long epochStartStep;

    /// <summary>A callback for a logger; <see cref="TrainerLogging.LogTo"/> adds one to options.</summary>
    /// <param name="logger">Gets the messages.</param>
    /// <param name="options">How much is told.</param>
    public LoggerCallback(ILogger logger, LoggingOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(logger);
        (this.logger, this.options) = (logger, options ?? new());
    }

    /// <inheritdoc/>
    public override void OnFitStart(TrainerContext context)
    {
        fitStarted = Stopwatch.GetTimestamp();
        if (!logger.IsEnabled(LogLevel.Information)) return;
        var parameters = context.Model.Parameters().Where(parameter => parameter.IsInitialized).Sum(parameter => parameter.ElementCount);
        if (context.Step == 0) TrainingMessages.Started(logger, context.Model.GetType().Name, parameters, context.Optimizer.GetType().Name);
        else TrainingMessages.Resumed(logger, context.Step, context.Epoch + 1);
    }

    /// <inheritdoc/>
    public override void OnEpochStart(TrainerContext context) => (epochStarted, epochStartStep) = (Stopwatch.GetTimestamp(), context.Step);

    /// <inheritdoc/>
    public override void OnStep(TrainerContext context)
    {
        if (!double.IsFinite(context.Loss)) TrainingMessages.NotFinite(logger, context.Step, context.Loss);
        if (options.EverySteps > 0 && context.Step % options.EverySteps == 0)
            TrainingMessages.Stepped(logger, context.Step, context.Loss, context.LearningRate);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainerContext context, EpochReport report)
    {
        if (!logger.IsEnabled(LogLevel.Information)) return;
        // An epoch that was resumed has no beginning here.
        var seconds = epochStarted == 0 ? double.NaN : Stopwatch.GetElapsedTime(epochStarted).TotalSeconds;
        var metrics = string.Join(", ", report.Metrics.Select(metric => FormattableString.Invariant($"{metric.Key} {metric.Value:G5}")));
        TrainingMessages.EpochEnded(
            logger, report.Epoch, report.TrainLoss, report.ValidationLoss, metrics, context.LearningRate, report.Steps - epochStartStep, seconds);
    }

    /// <inheritdoc/>
    public override void OnCheckpoint(TrainerContext context, string path) => TrainingMessages.Saved(logger, context.Step, path);

    /// <inheritdoc/>
    public override void OnFitEnd(TrainerContext context, TrainingReport report)
    {
        ArgumentNullException.ThrowIfNull(report);
        TrainingMessages.Ended(logger, report.Steps, report.Reason, Stopwatch.GetElapsedTime(fitStarted).TotalSeconds);
    }
}
