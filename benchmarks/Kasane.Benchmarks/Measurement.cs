using System.Diagnostics;
using System.Globalization;
using System.Runtime;
using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>Times the steps of a workload and prints one JSON line.</summary>
internal static class Measurement
{
    private static readonly TimeSpan LeastWarmup = TimeSpan.FromSeconds(1.5);
    private static readonly TimeSpan MostWarmup = TimeSpan.FromSeconds(10);

    /// <summary>The JIT has settled when it has compiled for less than a hundredth of so long a time.</summary>
    private static readonly TimeSpan CalmSpan = TimeSpan.FromSeconds(1);
    private static readonly int[] LossSteps = [0, 1, 4, 9];

    /// <summary>Runs warm-up and timed steps. Losses are noted by step from the very first one on, outside the timed region.</summary>
    public static void Run(Arguments arguments, string workload, Func<Tensor[]> step, int steps, int warmup, int[]? lossSteps = null, JsonObject? more = null)
    {
        steps = arguments.Steps > 0 ? arguments.Steps : steps;
        warmup = arguments.Warmup >= 0 ? arguments.Warmup : warmup;
        var losses = new JsonObject();
        var number = 0;
        WarmUp(warmup, () => Note(losses, lossSteps ?? LossSteps, number++, step()));
        var (compiled, methods) = (JitInfo.GetCompilationTime(), JitInfo.GetCompiledMethodCount());
        var times = new double[steps];
        var before = MemoryTraffic.Now();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < steps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            var result = step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            Note(losses, lossSteps ?? LossSteps, number++, result);
        }
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds;
        more ??= [];
        more["jit_ms_before"] = Math.Round(compiled.TotalMilliseconds, 1);
        more["jit_methods_before"] = methods;
        MemoryTraffic.Now().Since(before, steps, more);
        Emit(arguments, workload, times, used, losses, more);
    }

    /// <summary>Prints the line for samples taken elsewhere.</summary>
    public static void Emit(Arguments arguments, string workload, double[] times, double cpu, JsonObject? losses, JsonObject? more)
    {
        var sorted = times.Order().ToArray();
        var line = new JsonObject
        {
            ["workload"] = workload,
            ["framework"] = "kasane-" + typeof(Tensor).Assembly.GetName().Version!.ToString(3),
            ["mode"] = "eager",
            ["threads"] = arguments.Threads,
            ["steps"] = sorted.Length,
            ["median_us_per_step"] = Math.Round(Percentile(sorted, 0.5), 3),
            ["p10"] = Math.Round(Percentile(sorted, 0.1), 3),
            ["p90"] = Math.Round(Percentile(sorted, 0.9), 3),
            ["min_us"] = Math.Round(sorted[0], 3),
            ["cpu_us_per_step"] = Math.Round(cpu / sorted.Length, 3),
            ["peak_rss_mb"] = Math.Round(Memory("VmHWM"), 1),
        };
        if (losses is not null) line["losses"] = losses;
        if (more is not null)
            foreach (var (key, value) in more) line[key] = value?.DeepClone();
        Console.WriteLine(line.ToJsonString());
    }

    /// <summary>A field of the process's status in MB; where there is none, the working set.</summary>
    public static double Memory(string field)
    {
        if (!File.Exists("/proc/self/status")) return Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0;
        foreach (var line in File.ReadLines("/proc/self/status"))
            if (line.StartsWith(field + ":", StringComparison.Ordinal))
                return long.Parse(line[(field.Length + 1)..].Replace("kB", "", StringComparison.Ordinal).Trim(), CultureInfo.InvariantCulture) / 1024.0;
        return 0;
    }

    public static double Percentile(double[] sorted, double q)
    {
        var at = (sorted.Length - 1) * q;
        var low = (int)at;
        var high = Math.Min(low + 1, sorted.Length - 1);
        return sorted[low] + ((sorted[high] - sorted[low]) * (at - low));
    }

    // Until the JIT's last tier is in place the time of a step says nothing: it compiles on a thread of its own, which takes a processor from
    // the kernels where there are as few processors as threads.
    private static void WarmUp(int steps, Action step)
    {
        var watch = Stopwatch.StartNew();
        var (spanStart, compiled) = (watch.Elapsed, JitInfo.GetCompilationTime());
        var calm = false;
        for (var i = 0; i < steps || watch.Elapsed < LeastWarmup || (!calm && watch.Elapsed < MostWarmup); i++)
        {
            step();
            if (watch.Elapsed - spanStart < CalmSpan) continue;
            calm = (JitInfo.GetCompilationTime() - compiled) * 100 < watch.Elapsed - spanStart;
            (spanStart, compiled) = (watch.Elapsed, JitInfo.GetCompilationTime());
        }
    }

    private static void Note(JsonObject losses, int[] at, int step, Tensor[] results)
    {
        if (!at.Contains(step)) return;
        var values = new JsonArray();
        foreach (var result in results) values.Add(Math.Round(result.Detach().Sum().Item<double>(), 6));
        losses[step.ToString(CultureInfo.InvariantCulture)] = values;
    }
}
