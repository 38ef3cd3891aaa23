using System.Runtime.CompilerServices;

namespace Kasane.Conformance.Tests.Fakes;

public enum FakeReduction
{
    None,
    Mean,
    BatchMean,
}

public readonly struct FakeNumber
{
    private FakeNumber(string text) => Text = text;

    public string Text { get; }

    public static implicit operator FakeNumber(long value) => new($"integer {value}");

    public static implicit operator FakeNumber(double value) => new(string.Create(null, $"real {value}"));

    public static implicit operator FakeNumber(bool value) => new($"bool {value}");
}

/// <summary>A size in two dimensions, given by one number or two.</summary>
public readonly struct FakePair
{
    private FakePair(long a, long b) => (A, B) = (a, b);

    public long A { get; }

    public long B { get; }

    public static implicit operator FakePair(long both) => new(both, both);

    public static implicit operator FakePair((long A, long B) pair) => new(pair.A, pair.B);
}

public readonly record struct FakeTop(string Values, string Indices);

[CollectionBuilder(typeof(FakeSizes), nameof(Create))]
public sealed class FakeSizes : List<long>
{
    public static FakeSizes Create(ReadOnlySpan<long> sizes)
    {
        if (sizes.Contains(-1)) throw new ShapeException("negative");
        var made = new FakeSizes();
        foreach (var size in sizes) made.Add(size);
        return made;
    }
}

/// <summary>A struct with a method, to be called on a boxed value.</summary>
public struct FakeCounter
{
    public int Count { get; set; }

    public readonly int Plus(int more) => Count + more;
}

/// <summary>Signatures of every sort that a tensor library has.</summary>
public static class FakeApi
{
    public static string Sum(this string x) => $"sum {x}";

    public static string Sum(this string x, long dim, bool keepDim = false) => $"sum {x} dim {dim} keep {keepDim}";

    public static string Sum(this string x, ReadOnlySpan<long> dims, bool keepDim = false) =>
        $"sum {x} dims {string.Join(',', dims.ToArray())} keep {keepDim}";

    public static string View(this string x, params ReadOnlySpan<long> sizes) => $"view {x} {string.Join(',', sizes.ToArray())}";

    public static string Reshape(this string x, FakeSizes shape) => $"reshape {x} {string.Join(',', shape)}";

    public static string Zeros(FakeSizes shape, DType? dtype = null) => $"zeros {string.Join(',', shape)} {dtype?.ToString() ?? "default"}";

    public static string Cat(IReadOnlyList<string> tensors, int dim = 0) => $"cat {string.Join('+', tensors)} dim {dim}";

    public static string Mesh(params ReadOnlySpan<string> tensors) => $"mesh {string.Join('+', tensors.ToArray())}";

    public static string Add(this string x, FakeNumber other, FakeNumber? alpha = null) => $"{x} + {other.Text} * {alpha?.Text ?? "1"}";

    public static string Loss(this string x, FakeReduction reduction = FakeReduction.Mean, double eps = 1e-5) =>
        string.Create(null, $"{reduction} {eps}");

    public static string Pool(this string x, FakePair kernelSize, FakePair? stride = null) =>
        $"{kernelSize.A}x{kernelSize.B} by {stride?.A ?? 0}";

    public static FakeTop TopK(this string x, int k) => new(x, $"{k}");

    public static (string, string) Split(this string x, in int at, out int rest)
    {
        rest = x.Length - at;
        return (x[..at], x[at..]);
    }

    public static ReadOnlySpan<long> Sizes(this string x) => new long[] { x.Length, 7 };

    public static void Nothing()
    {
    }

    public static string Relu(string x) => $"relu {x}";

    public static string Apply(this string x, Func<string, string> activation) => activation(x);

    public static string Make(this string x, Device? device = null) => $"{x} on {device}";

    public static string Named(IReadOnlyDictionary<string, long> entries) =>
        string.Join(';', entries.Select(entry => $"{entry.Key}={entry.Value}"));

    public static void Throw() => throw new ShapeException("mine");

    public static T Generic<T>(T x) => x;
}
