namespace Kasane.Internal;

/// <summary>A = L L^T. Math.NET's factorization does not tell which leading minor fails.</summary>
internal static class CholeskyFactor
{
    /// <summary>Replaces the lower triangle of A (n x n) by L, and the upper one by zeros.</summary>
    /// <returns>0, or the order of the leading minor that is not positive.</returns>
    public static int Run(Span<double> a, int n)
    {
        for (var j = 0; j < n; j++) a[((j * n) + j + 1)..((j + 1) * n)].Clear();
        for (var j = 0; j < n; j++)
        {
            var row = a.Slice(j * n, j);
            var square = a[(j * n) + j] - Dot(row, row);
            if (!(square > 0)) return j + 1;
            var diagonal = a[(j * n) + j] = Math.Sqrt(square);
            for (var i = j + 1; i < n; i++) a[(i * n) + j] = (a[(i * n) + j] - Dot(a.Slice(i * n, j), row)) / diagonal;
        }
        return 0;
    }

    private static double Dot(ReadOnlySpan<double> x, ReadOnlySpan<double> y)
    {
        var sum = 0.0;
        for (var i = 0; i < x.Length; i++) sum += x[i] * y[i];
        return sum;
    }
}
