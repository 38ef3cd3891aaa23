using System.Numerics;

namespace Kasane.Tests.Fft;

/// <summary>The discrete Fourier transform by its definition, in double.</summary>
internal static class Dft
{
    public static Complex[] Run(ReadOnlySpan<Complex> x, bool inverse = false)
    {
        var n = x.Length;
        var y = new Complex[n];
        for (var k = 0; k < n; k++)
            for (var j = 0; j < n; j++)
                y[k] += x[j] * Complex.FromPolarCoordinates(1, (inverse ? 2 : -2) * Math.PI * ((long)j * k % n) / n);
        return y;
    }

    public static Complex[] Numbers(Tensor x) => x.DType.IsComplex
        ? [.. x.ToArray<Complex64>().Select(value => (Complex)value)]
        : [.. x.ToArray<double>().Select(value => (Complex)value)];

    public static Tensor Random(long seed, params long[] sizes)
    {
        long[] pairs = [.. sizes, 2];
        return Tensor.Randn(pairs, new Generator(seed)).ViewAsComplex();
    }

    public static void Near(ReadOnlySpan<Complex> want, ReadOnlySpan<Complex> got, double tolerance)
    {
        Assert.Equal(want.Length, got.Length);
        var size = 0.0;
        foreach (var value in want) size = Math.Max(size, value.Magnitude);
        for (var i = 0; i < want.Length; i++)
            Assert.True((want[i] - got[i]).Magnitude <= tolerance * Math.Max(size, 1e-30), $"at {i}: got {got[i]}, want {want[i]}");
    }
}
