namespace Kasane;

/// <summary>
/// The names of the library's meters (System.Diagnostics.Metrics), for dotnet-counters, OpenTelemetry and listeners of one's own. They cost
/// nothing measurable while nobody listens.
/// </summary>
public static class Meters
{
    /// <summary>
    /// Of <see cref="Trainer"/>: the counters <c>kasane.training.steps</c>, <c>.samples</c> and <c>.epochs</c>, the histogram
    /// <c>.step.duration</c> (s), the gauges <c>.loss</c>, <c>.learning_rate</c> and <c>.validation_loss</c>.
    /// </summary>
    public const string Training = TrainingMeter.Name;

    /// <summary>Of loaders: the counter <c>kasane.data.batches</c> and the histogram <c>kasane.data.wait</c> (s).</summary>
    public const string Data = DataMeter.Name;

    /// <summary>Of the memory of large tensors: <c>kasane.memory.pool.used</c> and <c>.reserved</c> (bytes) and the counter <c>.blocks</c>.</summary>
    public const string Memory = MemoryMeter.Name;

    /// <summary>Makes all instruments known now; the trainer does so by itself. For training loops of one's own.</summary>
    /// <returns>Whether anybody listens.</returns>
    public static bool Publish() => TrainingMeter.Publish() | DataMeter.Publish() | MemoryMeter.Publish();

    /// <summary>Counts a step of a training loop of one's own as the trainer counts its steps.</summary>
    /// <param name="loss">The step's loss.</param>
    /// <param name="samples">How many items were trained with.</param>
    /// <param name="duration">How long the step took.</param>
    /// <param name="learningRate">The learning rate, if it is to be shown.</param>
    public static void RecordStep(double loss, long samples, TimeSpan duration, double? learningRate = null) =>
        TrainingMeter.Record(loss, samples, duration.TotalSeconds, learningRate);
}
