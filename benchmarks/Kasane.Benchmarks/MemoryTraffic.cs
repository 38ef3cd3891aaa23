using System.Globalization;
using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>What the garbage collector and the operating system have done for this process so far.</summary>
internal readonly record struct MemoryTraffic(long ManagedBytes, int Collections, int FullCollections, double PauseMicroseconds, long PageFaults)
{
    public static MemoryTraffic Now() => new(
        GC.GetTotalAllocatedBytes(), GC.CollectionCount(0), GC.CollectionCount(2), GC.GetTotalPauseDuration().TotalMicroseconds, Faults());

    /// <summary>Adds the differences, per step, to a line of results.</summary>
    public void Since(MemoryTraffic before, int steps, JsonObject line)
    {
        line["managed_bytes_per_step"] = Math.Round((double)(ManagedBytes - before.ManagedBytes) / steps, 1);
        line["collections_per_step"] = Math.Round((double)(Collections - before.Collections) / steps, 4);
        line["full_collections_per_step"] = Math.Round((double)(FullCollections - before.FullCollections) / steps, 4);
        line["gc_pause_us_per_step"] = Math.Round((PauseMicroseconds - before.PauseMicroseconds) / steps, 2);
        line["page_faults_per_step"] = Math.Round((double)(PageFaults - before.PageFaults) / steps, 2);
    }

    // The tenth field of /proc/self/stat, counted behind the name, which may contain anything.
    private static long Faults()
    {
        if (!File.Exists("/proc/self/stat")) return 0;
        var stat = File.ReadAllText("/proc/self/stat");
        return long.Parse(stat[(stat.LastIndexOf(')') + 2)..].Split(' ')[7], CultureInfo.InvariantCulture);
    }
}
