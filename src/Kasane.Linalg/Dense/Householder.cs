namespace Kasane.Internal;

/// <summary>A = Q R by Householder's reflections, with LAPACK's signs (geqrf). Math.NET does not hand out the reflections.</summary>
internal static class Householder
{
    /// <summary>
    /// Replaces A (rows x columns) by R on and above the diagonal and, below it, the vectors v of the reflections 1 -
    /// tau v v^T, whose first
    /// element is 1.
    /// </summary>
    public static void Factor(Span<double> a, int rows, int columns, Span<double> tau)
    {
        for (var k = 0; k < Math.Min(rows, columns); k++)
        {
            var (alpha, norm) = (a[(k * columns) + k], 0.0);
            for (var i = k + 1; i < rows; i++) norm = double.Hypot(norm, a[(i * columns) + k]);
            tau[k] = 0;
            if (norm == 0) continue;
            var beta = -Math.CopySign(double.Hypot(alpha, norm), alpha);
            tau[k] = (beta - alpha) / beta;
            for (var i = k + 1; i < rows; i++) a[(i * columns) + k] /= alpha - beta;
            a[(k * columns) + k] = beta;
            Reflect(a, k, tau[k], a, rows, columns, columns, k + 1);
        }
    }

    /// <summary>The first <paramref name="width"/> columns of Q, given what <see cref="Factor"/> left.</summary>
    public static void Expand(ReadOnlySpan<double> a, int rows, int columns, ReadOnlySpan<double> tau, Span<double> q, int width)
    {
        for (var i = 0; i < width; i++) q[(i * width) + i] = 1;
        for (var k = tau.Length - 1; k >= 0; k--) Reflect(a, k, tau[k], q, rows, columns, width, 0);
    }

    // y -= tau v (v^T y), in the columns from a first one on; v stands in column k of a.
    private static void Reflect(ReadOnlySpan<double> a, int k, double tau, Span<double> y, int rows, int columns, int width, int first)
    {
        var sums = new double[width - first];
        for (var i = k; i < rows; i++)
            Lu.AddScaled(sums, i == k ? 1 : a[(i * columns) + k], y.Slice((i * width) + first, width - first));
        for (var i = k; i < rows; i++)
            Lu.AddScaled(y.Slice((i * width) + first, width - first), -tau * (i == k ? 1 : a[(i * columns) + k]), sums);
    }
}
