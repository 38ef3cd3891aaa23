using System.Diagnostics;
using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>Single operations on squares of n by n elements, without gradients.</summary>
internal static class MicroWorkload
{
    private static readonly int[] Sides = [32, 256, 1024, 4096];

    public static void Run(Arguments arguments)
    {
        using var mode = Autograd.NoGrad();
        foreach (var n in Sides)
        {
            var (a, b) = (HashFill.Symmetric(1, 1, n, n), HashFill.Symmetric(2, 1, n, n));
            var (weight, bias) = (Tensor.Ones(n), Tensor.Zeros(n));
            Measure(arguments, "add", n, () => a + b);
            Measure(arguments, "relu", n, () => a.Relu());
            Measure(arguments, "softmax", n, () => a.Softmax(-1));
            Measure(arguments, "layer_norm", n, () => Functional.LayerNorm(a, [n], weight, bias));
            Measure(arguments, "sum_dim1", n, () => a.Sum(1));
            Measure(arguments, "sum_dim0", n, () => a.Sum(0));
            Measure(arguments, "matmul", n, () => a.MatMul(b));
        }
    }

    private static void Measure(Arguments arguments, string op, int n, Func<Tensor> run)
    {
        if (arguments.Ops.Length > 0 && !arguments.Ops.Contains(op)) return;
        if (arguments.Sides.Length > 0 && !arguments.Sides.Contains(n)) return;
        run();
        var start = Stopwatch.GetTimestamp();
        run();
        var estimate = Math.Max(1e-6, Stopwatch.GetElapsedTime(start).TotalSeconds);
        var steps = (int)Math.Clamp(0.5 / estimate, 3, 5000);
        Measurement.Run(
            arguments, $"micro_{op}_{(long)n * n}", () => [run()], steps, Math.Min(steps, 20), lossSteps: [],
            more: new JsonObject { ["elements"] = (long)n * n });
    }
}
