using System.Collections;
using System.Runtime.CompilerServices;

namespace Kasane.Tests.Fuzz;

/// <summary>One operation with one set of random arguments.</summary>
internal sealed class FuzzCase
{
    private readonly FuzzMethod method;
    private readonly object?[] arguments;
    private readonly bool gradient;

    public FuzzCase(int seed, int number)
    {
        var random = new Random(unchecked((seed * 1_000_003) + number));
        method = FuzzMethod.All[random.Next(FuzzMethod.All.Length)];
        // Transforms and decompositions of infinities are what the order of their sums makes of them.
        var make = new FuzzArguments(random, !method.IsTransform);
        var rest = method.Parameters.Select(make.Make);
        arguments = method.IsInstance ? [make.First(), .. rest] : [.. rest];
        gradient = random.Next(3) == 0 && !method.Name.EndsWith("InPlace", StringComparison.Ordinal);
    }

    public string Name => method.Name;

    /// <summary>Runs on both devices; the difference, or null if there is none.</summary>
    public string? Difference()
    {
        var (cpu, cpuError) = Run(Device.Cpu);
        var (reference, referenceError) = Run(Device.Reference);
        foreach (var error in (Exception?[])[cpuError, referenceError])
            if (error is not (null or KasaneException or ArgumentException or NotSupportedException)) return $"{error}";
        if (cpuError?.GetType() != referenceError?.GetType())
            return $"cpu: {cpuError?.ToString() ?? "a result"}\nreference: {referenceError?.ToString() ?? "a result"}";
        if (cpuError is not null) return string.IsNullOrWhiteSpace(cpuError.Message) ? $"{cpuError.GetType()} says nothing" : null;
        if (cpu.Count != reference.Count) return $"{cpu.Count} results, but {reference.Count} on the reference device";
        for (var i = 0; i < cpu.Count; i++)
            if (FuzzComparison.Difference(cpu[i], reference[i], Coarsest(), method.IsTransform) is { } difference) return $"part {i}: {difference}";
        return null;
    }

    public override string ToString() => $"{method.Name}({string.Join(", ", arguments.Select(Text))}){(gradient ? " with gradients" : "")}";

    private static string Text(object? value) => value switch
    {
        null => "null",
        string text => text,
        Extent or Shape => value.ToString()!,
        IEnumerable list => $"[{string.Join(", ", list.Cast<object?>().Select(Text))}]",
        _ => $"{value}",
    };

    private static void Flatten(object? value, List<object> parts)
    {
        switch (value)
        {
            case Tensor tensor: parts.Add(tensor); break;
            case ITuple tuple:
                for (var i = 0; i < tuple.Length; i++) Flatten(tuple[i], parts);
                break;
            case IEnumerable<Tensor> list:
                foreach (var item in list) Flatten(item, parts);
                break;
            case bool or long or int or double or DType: parts.Add(value); break;
        }
    }

    private DType Coarsest()
    {
        var all = arguments.SelectMany(a => a switch { FuzzTensor one => [one.DType], FuzzTensor[] many => many.Select(t => t.DType), DType d => [d], _ => [] }).ToArray();
        return all.Contains(DType.BFloat16) ? DType.BFloat16 : all.Contains(DType.Float16) ? DType.Float16 : all.All(d => d == DType.Float64) ? DType.Float64 : DType.Float32;
    }

    private (List<object> Parts, Exception? Error) Run(Device device)
    {
        var parts = new List<object>();
        try
        {
            var given = Array.ConvertAll(arguments, a => a switch
            {
                FuzzTensor one => one.On(device, gradient),
                FuzzTensor[] many => Array.ConvertAll(many, item => item.On(device, gradient)),
                _ => a,
            });
            Flatten(method.Call(given), parts);
            var results = parts.OfType<Tensor>().Where(t => t.RequiresGrad && t.ElementCount <= FuzzComparison.Largest).ToArray();
            var inputs = given.SelectMany(Tensors).ToArray();
            if (gradient && results.Length > 0)
            {
                Tensor[] leaves = [.. inputs.Where(t => t.RequiresGrad)];
                foreach (var grad in Autograd.Grad([.. results.Select(Total)], leaves, allowUnused: true)) parts.Add((object?)grad ?? "no gradient");
            }
            parts.AddRange(inputs);
            return (parts, null);
        }
        catch (Exception error)
        {
            return (parts, error);
        }
    }

    private static Tensor[] Tensors(object? argument) => argument switch
    {
        Tensor one => [one],
        Tensor[] many => many,
        _ => [],
    };

    private static Tensor Total(Tensor x) => (x.DType.IsComplex ? x.ViewAsReal() : x).Sum();
}
