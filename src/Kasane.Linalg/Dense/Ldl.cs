namespace Kasane.Internal;

/// <summary>
/// A = L D L^T of symmetric matrices, with blocks of one or two rows in D (Bunch and Kaufman 1977), in LAPACK's format (sytrf, lower
/// triangle). Math.NET has none.
/// </summary>
internal static class Ldl
{
    private static readonly double Growth = (1 + Math.Sqrt(17)) / 8;

    /// <summary>Replaces the lower triangle of A (n x n) by L and D.</summary>
    /// <param name="a">The matrix.</param>
    /// <param name="n">Its size.</param>
    /// <param name="pivots">Row k was exchanged with pivots[k] - 1; twice the negative number for a block of two rows.</param>
    /// <returns>0, or the number (from 1) of the first zero block.</returns>
    public static int Factor(Span<double> a, int n, Span<int> pivots)
    {
        var info = 0;
        for (var j = 0; j < n; j++) a[((j * n) + j + 1)..((j + 1) * n)].Clear();
        for (var k = 0; k < n;)
        {
            var (p, size, zero) = Choose(a, n, k);
            var second = k + size - 1;
            if (p != second) Exchange(a, n, k, second, p);
            if (zero && info == 0) info = k + 1;
            if (size == 2) EliminatePair(a, n, k);
            else if (!zero) Eliminate(a, n, k);
            pivots[k] = size == 1 ? p + 1 : -(p + 1);
            if (size == 2) pivots[k + 1] = pivots[k];
            k += size;
        }
        return info;
    }

    /// <summary>Solves A X = B, given the factors of A; X replaces B (n x columns).</summary>
    public static void Solve(ReadOnlySpan<double> a, ReadOnlySpan<int> pivots, int n, Span<double> b, int columns)
    {
        for (var k = 0; k < n; k += pivots[k] > 0 ? 1 : 2)
        {
            var size = pivots[k] > 0 ? 1 : 2;
            Swap(b, k + size - 1, Math.Abs(pivots[k]) - 1, columns);
            for (var i = k + size; i < n; i++)
                for (var j = k; j < k + size; j++) Lu.AddScaled(Row(b, i, columns), -a[(i * n) + j], Row(b, j, columns));
            if (size == 1) Divide(Row(b, k, columns), a[(k * n) + k]);
            else DividePair(a, n, k, Row(b, k, columns), Row(b, k + 1, columns));
        }
        for (var k = n - 1; k >= 0; k -= pivots[k] > 0 ? 1 : 2)
        {
            var first = pivots[k] > 0 ? k : k - 1;
            for (var j = first; j <= k; j++)
                for (var i = k + 1; i < n; i++) Lu.AddScaled(Row(b, j, columns), -a[(i * n) + j], Row(b, i, columns));
            Swap(b, k, Math.Abs(pivots[k]) - 1, columns);
        }
    }

    // Which row comes to the end of the next block, and how many rows that has.
    private static (int Row, int Size, bool Zero) Choose(ReadOnlySpan<double> a, int n, int k)
    {
        var (diagonal, largest, column) = (Math.Abs(a[(k * n) + k]), k, 0.0);
        for (var i = k + 1; i < n; i++)
            if (Math.Abs(a[(i * n) + k]) > column) (largest, column) = (i, Math.Abs(a[(i * n) + k]));
        if (Math.Max(diagonal, column) == 0) return (k, 1, true);
        if (diagonal >= Growth * column) return (k, 1, false);
        var row = 0.0;
        for (var j = k; j < largest; j++) row = Math.Max(row, Math.Abs(a[(largest * n) + j]));
        for (var i = largest + 1; i < n; i++) row = Math.Max(row, Math.Abs(a[(i * n) + largest]));
        if (diagonal >= Growth * column * (column / row)) return (k, 1, false);
        return Math.Abs(a[(largest * n) + largest]) >= Growth * row ? (largest, 1, false) : (largest, 2, false);
    }

    // Rows and columns q and p of what is left, of which only the lower triangle is there.
    private static void Exchange(Span<double> a, int n, int k, int q, int p)
    {
        for (var i = p + 1; i < n; i++) (a[(i * n) + q], a[(i * n) + p]) = (a[(i * n) + p], a[(i * n) + q]);
        for (var i = q + 1; i < p; i++) (a[(i * n) + q], a[(p * n) + i]) = (a[(p * n) + i], a[(i * n) + q]);
        (a[(q * n) + q], a[(p * n) + p]) = (a[(p * n) + p], a[(q * n) + q]);
        if (q > k) (a[(q * n) + k], a[(p * n) + k]) = (a[(p * n) + k], a[(q * n) + k]);
    }

    private static void Eliminate(Span<double> a, int n, int k)
    {
        var inverse = 1 / a[(k * n) + k];
        for (var j = k + 1; j < n; j++)
        {
            var factor = inverse * a[(j * n) + k];
            for (var i = j; i < n; i++) a[(i * n) + j] -= a[(i * n) + k] * factor;
        }
        for (var i = k + 1; i < n; i++) a[(i * n) + k] *= inverse;
    }

    private static void EliminatePair(Span<double> a, int n, int k)
    {
        var off = a[((k + 1) * n) + k];
        var (d11, d22) = (a[((k + 1) * n) + k + 1] / off, a[(k * n) + k] / off);
        var scale = 1 / ((d11 * d22) - 1) / off;
        for (var j = k + 2; j < n; j++)
        {
            var row = a.Slice(j * n, n);
            var (w, x) = (scale * ((d11 * row[k]) - row[k + 1]), scale * ((d22 * row[k + 1]) - row[k]));
            for (var i = j; i < n; i++) a[(i * n) + j] -= (a[(i * n) + k] * w) + (a[(i * n) + k + 1] * x);
            (row[k], row[k + 1]) = (w, x);
        }
    }

    private static void DividePair(ReadOnlySpan<double> a, int n, int k, Span<double> first, Span<double> second)
    {
        var off = a[((k + 1) * n) + k];
        var (upper, lower) = (a[(k * n) + k] / off, a[((k + 1) * n) + k + 1] / off);
        var denominator = (upper * lower) - 1;
        for (var c = 0; c < first.Length; c++)
        {
            var (x, y) = (first[c] / off, second[c] / off);
            (first[c], second[c]) = (((lower * x) - y) / denominator, ((upper * y) - x) / denominator);
        }
    }

    private static Span<double> Row(Span<double> b, int i, int columns) => b.Slice(i * columns, columns);

    private static void Divide(Span<double> row, double divisor)
    {
        for (var c = 0; c < row.Length; c++) row[c] /= divisor;
    }

    private static void Swap(Span<double> b, int i, int j, int columns)
    {
        if (i == j) return;
        for (var c = 0; c < columns; c++) (b[(i * columns) + c], b[(j * columns) + c]) = (b[(j * columns) + c], b[(i * columns) + c]);
    }
}
