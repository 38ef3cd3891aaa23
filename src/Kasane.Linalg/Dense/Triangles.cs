namespace Kasane.Internal;

/// <summary>Systems with triangular matrices.</summary>
internal static class Triangles
{
    /// <summary>Solves T X = B for the upper or lower triangle T of a matrix (n x n); X replaces B (n x columns).</summary>
    public static void Solve(ReadOnlySpan<double> a, int n, Span<double> b, int columns, bool upper, bool unit)
    {
        for (var step = 0; step < n; step++)
        {
            var i = upper ? n - 1 - step : step;
            var row = b.Slice(i * columns, columns);
            var (from, to) = upper ? (i + 1, n) : (0, i);
            for (var j = from; j < to; j++) Lu.AddScaled(row, -a[(i * n) + j], b.Slice(j * columns, columns));
            if (unit) continue;
            var diagonal = a[(i * n) + i];
            for (var c = 0; c < columns; c++) row[c] /= diagonal;
        }
    }
}
