using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kasane.Internal;

/// <summary>The instruments of loaders, under the meter <c>Kasane.Data</c>.</summary>
internal static class DataMeter
{
    public const string Name = "Kasane.Data";

    private static readonly Meter Meter = new(Name);

    private static readonly Counter<long> Batches = Meter.CreateCounter<long>("kasane.data.batches", "{batch}", "Batches that loaders gave");

    private static readonly Histogram<double> Wait =
        Meter.CreateHistogram<double>("kasane.data.wait", "s", "Time that a loop waited for a batch; without workers, that of fetching it");

    /// <summary>Makes the instruments known.</summary>
    /// <returns>Whether anybody listens to one of them.</returns>
    public static bool Publish() => Batches.Enabled | Wait.Enabled;

    /// <summary>When a wait began; 0 where nobody wants to know.</summary>
    public static long Start() => Wait.Enabled ? Stopwatch.GetTimestamp() : 0;

    public static void Got(long started)
    {
        Batches.Add(1);
        if (started != 0) Wait.Record(Stopwatch.GetElapsedTime(started).TotalSeconds);
    }
}
