using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>The small network of d2l: forward, training, a long run, and the start of the process.</summary>
internal static class MlpWorkload
{
    public static void Forward(Arguments arguments, bool recorded)
    {
        var net = Network();
        var x = HashFill.Unit(1, 2, 20);
        using var mode = Autograd.EnableGrad(recorded);
        Measurement.Run(arguments, recorded ? "d2l_mlp_fwd" : "d2l_mlp_fwd_nograd", () => [net.Call(x)], 20000, 2000, lossSteps: [0]);
    }

    public static void Train(Arguments arguments) => Measurement.Run(arguments, "d2l_mlp_train", Stepper(), 5000, 500);

    /// <summary>Whether time and memory of a step stay what they are.</summary>
    public static void LongRun(Arguments arguments)
    {
        var steps = arguments.Steps > 0 ? arguments.Steps : 20000;
        var step = Stepper();
        for (var i = 0; i < 100; i++) step();
        var startMemory = Measurement.Memory("VmRSS");
        var times = new double[steps];
        var quarters = new JsonArray();
        var cpu = Process.GetCurrentProcess().TotalProcessorTime;
        for (var i = 0; i < steps; i++)
        {
            var start = Stopwatch.GetTimestamp();
            step();
            times[i] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
            if (steps >= 4 && (i + 1) % (steps / 4) == 0) quarters.Add(Math.Round(Measurement.Memory("VmRSS"), 2));
        }
        var used = (Process.GetCurrentProcess().TotalProcessorTime - cpu).TotalMicroseconds;
        var tenth = Math.Max(1, steps / 10);
        Measurement.Emit(arguments, "long_run", times, used, null, new JsonObject
        {
            ["rss_start_mb"] = Math.Round(startMemory, 2),
            ["rss_end_mb"] = Math.Round(Measurement.Memory("VmRSS"), 2),
            ["rss_quarters_mb"] = quarters,
            ["first_tenth_median_us"] = Math.Round(Measurement.Percentile([.. times[..tenth].Order()], 0.5), 2),
            ["last_tenth_median_us"] = Math.Round(Measurement.Percentile([.. times[^tenth..].Order()], 0.5), 2),
            ["max_us"] = Math.Round(times.Max(), 1),
        });
    }

    /// <summary>Prints READY once the first forward pass is finished; whoever started the process takes the time.</summary>
    public static void Startup()
    {
        var net = new Sequential(new Linear(20, 256), new ReLU(), new Linear(256, 10));
        var sum = net.Call(Tensor.Rand(2, 20)).Sum().Item<float>();
        Console.WriteLine(string.Create(
            System.Globalization.CultureInfo.InvariantCulture,
            $"READY rss_mb={Measurement.Memory("VmRSS"):F1} peak_rss_mb={Measurement.Memory("VmHWM"):F1} sum={sum:F4}"));
    }

    private static Sequential Network()
    {
        var net = new Sequential(new Linear(20, 256), new ReLU(), new Linear(256, 10));
        HashFill.Parameters(net);
        return net;
    }

    private static Func<Tensor[]> Stepper()
    {
        var net = Network();
        var optimizer = new SGD(net.Parameters(), lr: 0.01);
        var criterion = new MSELoss();
        var (x, y) = (HashFill.Unit(1, 2, 20), HashFill.Symmetric(2, 1, 2, 10));
        return () =>
        {
            optimizer.ZeroGrad();
            var loss = criterion.Call(net.Call(x), y);
            loss.Backward();
            optimizer.Step();
            return [loss];
        };
    }
}
