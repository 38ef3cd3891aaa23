using Microsoft.Extensions.Logging;

namespace Kasane.Logging;

/// <summary>The messages of a training.</summary>
internal static partial class TrainingMessages
{
    [LoggerMessage(1, LogLevel.Information, "Training of {Model} with {Parameters} parameters begins; optimizer {Optimizer}")]
    public static partial void Started(ILogger logger, string model, long parameters, string optimizer);

    [LoggerMessage(2, LogLevel.Information, "Training goes on after step {Step} in epoch {Epoch}")]
    public static partial void Resumed(ILogger logger, long step, int epoch);

    [LoggerMessage(3, LogLevel.Debug, "Step {Step}: loss {Loss}, learning rate {LearningRate}")]
    public static partial void Stepped(ILogger logger, long step, double loss, double learningRate);

    [LoggerMessage(
        4,
        LogLevel.Information,
        "Epoch {Epoch}: training loss {TrainLoss}, validation loss {ValidationLoss}, {Metrics}; learning rate {LearningRate}, {Steps} steps in {Seconds} s")]
    public static partial void EpochEnded(
        ILogger logger, int epoch, double trainLoss, double? validationLoss, string metrics, double learningRate, long steps, double seconds);

    [LoggerMessage(5, LogLevel.Debug, "Step {Step} is saved in {Path}")]
    public static partial void Saved(ILogger logger, long step, string path);

    [LoggerMessage(6, LogLevel.Information, "Training ended after {Steps} steps ({Reason}), {Seconds} s")]
    public static partial void Ended(ILogger logger, long steps, StopReason reason, double seconds);

    [LoggerMessage(7, LogLevel.Warning, "The loss of step {Step} is {Loss}")]
    public static partial void NotFinite(ILogger logger, long step, double loss);
}
