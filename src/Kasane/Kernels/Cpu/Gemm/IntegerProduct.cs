using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>Products of 64-bit integer matrices, exact modulo 2^64: rows of B scaled and added to rows of C, a vector at a time.</summary>
internal static unsafe class IntegerProduct
{
    /// <summary>All operands contiguous, of rank 2 or 3.</summary>
    public static void Run(long* a, Layout la, long* b, Layout lb, long* c, Layout lc, long* bias, bool accumulate)
    {
        var rank = lc.Rank;
        var (m, n, k) = (lc.Size(rank - 2), lc.Size(rank - 1), la.Size(rank - 1));
        var batches = rank == 3 ? lc.Size(0) : 1;
        for (long batch = 0; batch < batches; batch++, a += m * k, b += k * n, c += m * n)
            for (long i = 0; i < m; i++) Row(a + (i * k), b, c + (i * n), bias, n, k, accumulate);
    }

    private static void Row(long* a, long* b, long* c, long* bias, long n, long k, bool accumulate)
    {
        if (!accumulate)
        {
            if (bias is null) new Span<long>(c, (int)n).Clear();
            else new ReadOnlySpan<long>(bias, (int)n).CopyTo(new Span<long>(c, (int)n));
        }
        for (long p = 0; p < k; p++, b += n)
        {
            var factor = a[p];
            var many = Vector256.Create(factor);
            long j = 0;
            for (; j + 4 <= n; j += 4) (Vector256.Load(c + j) + (many * Vector256.Load(b + j))).Store(c + j);
            for (; j < n; j++) c[j] += factor * b[j];
        }
    }
}
