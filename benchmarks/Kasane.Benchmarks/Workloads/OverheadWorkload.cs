using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>What an operation costs besides its arithmetic: chains of 1000 additions of one element.</summary>
internal static class OverheadWorkload
{
    private const int Operations = 1000;

    public static void Run(Arguments arguments)
    {
        var one = Tensor.Ones(1);
        var plain = Tensor.Ones(1);
        var leaf = Tensor.Ones([1], requiresGrad: true);
        using (Autograd.NoGrad()) Kind(arguments, "overhead_add_fwd_nograd", () => Chain(plain, one));
        Kind(arguments, "overhead_add_fwd_grad", () => Chain(leaf, one));
        Kind(arguments, "overhead_add_fwd_bwd", () =>
        {
            Chain(leaf, one).Backward();
            leaf.Grad = null;
        });
    }

    private static Tensor Chain(Tensor x, Tensor one)
    {
        for (var i = 0; i < Operations; i++) x += one;
        return x;
    }

    private static void Kind(Arguments arguments, string name, Action run)
    {
        var watch = Stopwatch.StartNew();
        while (watch.Elapsed.TotalSeconds < 1) run();
        var times = new double[arguments.Steps > 0 ? arguments.Steps : 300];
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < times.Length; i++)
        {
            var start = Stopwatch.GetTimestamp();
            run();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds;
        var sorted = times.Order().ToArray();
        Measurement.Emit(arguments, name, times, used, null, new JsonObject
        {
            ["ops_per_step"] = Operations,
            ["ns_per_op"] = Math.Round(Measurement.Percentile(sorted, 0.5) * 1000 / Operations, 1),
            ["ns_per_op_min"] = Math.Round(sorted[0] * 1000 / Operations, 1),
        });
    }
}
