using System.Diagnostics.Metrics;

namespace Kasane.Internal;

/// <summary>The instruments of a training, under the meter <c>Kasane.Training</c>: for dotnet-counters, OpenTelemetry and the like.</summary>
internal static class TrainingMeter
{
    private static readonly Meter Meter = new("Kasane.Training");

    public static readonly Counter<long> Steps = Meter.CreateCounter<long>("kasane.training.steps", "{step}", "Steps of the optimizer");

    public static readonly Counter<long> Samples = Meter.CreateCounter<long>("kasane.training.samples", "{sample}", "Items trained with");

    public static readonly Histogram<double> StepDuration = Meter.CreateHistogram<double>("kasane.training.step.duration", "s", "Time of a step, with waiting for data");

    public static readonly Gauge<double> Loss = Meter.CreateGauge<double>("kasane.training.loss", null, "Loss of the latest step");

    public static readonly Gauge<double> LearningRate = Meter.CreateGauge<double>("kasane.training.learning_rate", null, "Learning rate of the first group");
}
