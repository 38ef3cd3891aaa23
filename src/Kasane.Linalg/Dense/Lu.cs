namespace Kasane.Internal;

/// <summary>
/// A = P L U by rows with partial pivoting, as LAPACK's getrf. Math.NET's factorization is for square matrices only and says nothing of
/// zero pivots.
/// </summary>
internal static class Lu
{
    /// <summary>Replaces a matrix by L (below the diagonal, which is 1) and U.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="rows">Its rows.</param>
    /// <param name="columns">Its columns.</param>
    /// <param name="pivots">Row k was exchanged with row pivots[k] - 1.</param>
    /// <returns>0, or the number (from 1) of the first zero pivot.</returns>
    public static int Factor(Span<double> a, int rows, int columns, Span<int> pivots)
    {
        var info = 0;
        for (var k = 0; k < Math.Min(rows, columns); k++)
        {
            var p = k;
            for (var i = k + 1; i < rows; i++)
                if (Math.Abs(a[(i * columns) + k]) > Math.Abs(a[(p * columns) + k])) p = i;
            pivots[k] = p + 1;
            var pivot = a[(p * columns) + k];
            if (pivot == 0)
            {
                if (info == 0) info = k + 1;
                continue;
            }
            Exchange(a, k, p, columns);
            var top = a.Slice(k * columns, columns);
            for (var i = k + 1; i < rows; i++)
            {
                var row = a.Slice(i * columns, columns);
                row[k] /= pivot;
                AddScaled(row[(k + 1)..], -row[k], top[(k + 1)..]);
            }
        }
        return info;
    }

    /// <summary>Solves A X = B, given the factors of A; X replaces B (n x columns).</summary>
    public static void Solve(ReadOnlySpan<double> factors, ReadOnlySpan<int> pivots, int n, Span<double> b, int columns)
    {
        for (var i = 0; i < n; i++) Exchange(b, i, pivots[i] - 1, columns);
        Triangles.Solve(factors, n, b, columns, upper: false, unit: true);
        Triangles.Solve(factors, n, b, columns, upper: true, unit: false);
    }

    /// <summary>Which row of A each row of L U is.</summary>
    public static long[] Rows(ReadOnlySpan<int> pivots, int rows)
    {
        var order = new long[rows];
        for (var i = 0; i < rows; i++) order[i] = i;
        for (var i = 0; i < pivots.Length; i++) (order[i], order[pivots[i] - 1]) = (order[pivots[i] - 1], order[i]);
        return order;
    }

    /// <summary>+1 or -1: whether the exchanges are even.</summary>
    public static int Sign(ReadOnlySpan<int> pivots)
    {
        var sign = 1;
        for (var i = 0; i < pivots.Length; i++)
            if (pivots[i] != i + 1) sign = -sign;
        return sign;
    }

    /// <summary>y += factor x.</summary>
    public static void AddScaled(Span<double> y, double factor, ReadOnlySpan<double> x)
    {
        for (var i = 0; i < y.Length; i++) y[i] += factor * x[i];
    }

    private static void Exchange(Span<double> a, int i, int j, int columns)
    {
        if (i == j) return;
        for (var c = 0; c < columns; c++) (a[(i * columns) + c], a[(j * columns) + c]) = (a[(j * columns) + c], a[(i * columns) + c]);
    }
}
