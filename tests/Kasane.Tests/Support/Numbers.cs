namespace Kasane.Tests.Support;

/// <summary>Tensors of numbers that look random and are always the same.</summary>
public static class Numbers
{
    /// <summary>Float64 numbers between <paramref name="low"/> and <paramref name="high"/>, all different.</summary>
    public static Tensor Spread(Shape shape, double low = -1, double high = 1, double phase = 0)
    {
        var values = new double[shape.ElementCount];
        for (var i = 0; i < values.Length; i++)
        {
            // Multiples of the golden ratio modulo 1 fall evenly and never meet.
            var part = ((i + 1) * 0.6180339887498949) + phase;
            values[i] = low + ((high - low) * (part - Math.Floor(part)));
        }
        return Tensor.From(values.AsSpan(), shape);
    }

    /// <summary>Asserts that two tensors have the same shape and nearly the same numbers.</summary>
    public static void AssertClose(Tensor expected, Tensor actual, double tolerance)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        var (a, b) = (expected.ToArray<double>(), actual.ToArray<double>());
        for (var i = 0; i < a.Length; i++)
            Assert.True(a[i].Equals(b[i]) || Math.Abs(a[i] - b[i]) <= tolerance * Math.Max(1, Math.Abs(a[i])), $"element {i}: expected {a[i]:r}, got {b[i]:r}");
    }
}
