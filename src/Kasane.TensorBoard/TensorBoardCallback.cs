using System.Globalization;
using System.Text;

namespace Kasane.TensorBoard;

/// <summary>
/// Writes a training to TensorBoard: the loss, the learning rate and the norm of the gradients after steps; losses and metrics after epochs;
/// if wanted, histograms of the parameters. A training that goes on from a checkpoint hides what was written after it.
/// </summary>
/// <param name="logDir">The run's folder; default as for <see cref="SummaryWriter"/>.</param>
/// <param name="everySteps">Steps between two points of the curves; default 1.</param>
/// <param name="histogramEpochs">Epochs between two histograms of the parameters; default 0: none.</param>
public sealed class TensorBoardCallback(string? logDir = null, int everySteps = 1, int histogramEpochs = 0) : TrainerCallback
{
    private readonly int everySteps =
        everySteps >= 1 ? everySteps : throw new ArgumentOutOfRangeException(nameof(everySteps), everySteps, "Points lie at least one step apart.");

    private readonly int histogramEpochs =
        histogramEpochs >= 0 ? histogramEpochs : throw new ArgumentOutOfRangeException(nameof(histogramEpochs), histogramEpochs, "Expected 0 or more.");

    /// <summary>The writer, for whatever else belongs to the run; null before the training begins.</summary>
    public SummaryWriter? Writer { get; private set; }

    /// <inheritdoc/>
    public override void OnFitStart(TrainerContext context)
    {
        Writer?.Close();
        Writer = new(logDir, purgeStep: context.Step > 0 ? context.Step + 1 : null);
        var text = new StringBuilder("| | |\n|---|---|\n");
        foreach (var (name, value) in context.Settings) text.Append(CultureInfo.InvariantCulture, $"| {name} | {value} |\n");
        Writer.AddText("settings", text.ToString(), context.Step);
        Writer.AddText("model", "    " + context.Model.ToString().Replace("\n", "\n    ", StringComparison.Ordinal), context.Step);
        Writer.Flush();
    }

    /// <inheritdoc/>
    public override void OnStep(TrainerContext context)
    {
        if (Writer is not { } writer || context.Step % everySteps != 0) return;
        writer.AddScalar("step/loss", context.Loss, context.Step);
        writer.AddScalar("step/learning_rate", context.LearningRate, context.Step);
        if (context.GradientNorm is { } norm) writer.AddScalar("step/gradient_norm", norm, context.Step);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainerContext context, EpochReport report)
    {
        if (Writer is not { } writer) return;
        writer.AddScalar("loss/train", report.TrainLoss, report.Steps);
        if (report.ValidationLoss is { } loss) writer.AddScalar("loss/validation", loss, report.Steps);
        foreach (var (name, value) in report.Metrics) writer.AddScalar($"metrics/{name}", value, report.Steps);
        if (histogramEpochs > 0 && report.Epoch % histogramEpochs == 0)
            foreach (var (key, parameter) in context.Model.NamedParameters())
                if (parameter.IsInitialized && !parameter.DType.IsComplex) writer.AddHistogram($"parameters/{key}", parameter, report.Steps);
        writer.Flush();
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainerContext context, TrainingReport report) => Writer?.Close();
}
