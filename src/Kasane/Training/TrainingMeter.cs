using System.Diagnostics.Metrics;

namespace Kasane.Internal;

/// <summary>The instruments of a training, under the meter <c>Kasane.Training</c>: for dotnet-counters, OpenTelemetry and the like.</summary>
internal static class TrainingMeter
{
    public const string Name = "Kasane.Training";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Steps = Meter.CreateCounter<long>("kasane.training.steps", "{step}", "Steps of the optimizer");

    private static readonly Counter<long> Samples = Meter.CreateCounter<long>("kasane.training.samples", "{sample}", "Items trained with");

    private static readonly Counter<long> Epochs = Meter.CreateCounter<long>("kasane.training.epochs", "{epoch}", "Epochs that ended");

    private static readonly Histogram<double> StepDuration =
        Meter.CreateHistogram<double>("kasane.training.step.duration", "s", "Time of a step, with waiting for data");

    private static readonly Gauge<double> Loss = Meter.CreateGauge<double>("kasane.training.loss", null, "Loss of the latest step");

    private static readonly Gauge<double> ValidationLoss =
        Meter.CreateGauge<double>("kasane.training.validation_loss", null, "Loss of the latest validation");

    private static readonly Gauge<double> LearningRate =
        Meter.CreateGauge<double>("kasane.training.learning_rate", null, "Learning rate of the first group");

    /// <summary>Makes the instruments known.</summary>
    /// <returns>Whether anybody listens to one of them.</returns>
    public static bool Publish() =>
        Steps.Enabled | Samples.Enabled | Epochs.Enabled | StepDuration.Enabled | Loss.Enabled | ValidationLoss.Enabled | LearningRate.Enabled;

    public static void Record(double loss, long samples, double seconds, double? learningRate)
    {
        Steps.Add(1);
        Samples.Add(samples);
        StepDuration.Record(seconds);
        Loss.Record(loss);
        if (learningRate is { } rate) LearningRate.Record(rate);
    }

    public static void RecordEpoch(double? validationLoss)
    {
        Epochs.Add(1);
        if (validationLoss is { } loss) ValidationLoss.Record(loss);
    }
}
