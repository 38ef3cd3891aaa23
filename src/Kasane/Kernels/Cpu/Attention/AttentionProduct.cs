namespace Kasane.Internal;

/// <summary>Matrix products of floats or doubles by the size of an element.</summary>
internal static unsafe class AttentionProduct
{
    /// <summary>c (m, n) = a (m, k) b (k, n), or that added to c; c's columns are contiguous, its rows <paramref name="cRow"/> apart.</summary>
    public static void Run(
        int itemSize, nint m, nint n, nint k, byte* a, nint aRow, nint aCol, byte* b, nint bRow, nint bCol, byte* c, nint cRow,
        bool accumulate = false)
    {
        if (itemSize == 4)
        {
            Gemm.Run(new GemmArgs<float>
            {
                M = m, N = n, K = k, A = (float*)a, ARow = aRow, ACol = aCol, B = (float*)b, BRow = bRow, BCol = bCol, C = (float*)c,
                CRow = cRow, Accumulate = accumulate,
            });
        }
        else
        {
            Gemm.Run(new GemmArgs<double>
            {
                M = m, N = n, K = k, A = (double*)a, ARow = aRow, ACol = aCol, B = (double*)b, BRow = bRow, BCol = bCol, C = (double*)c,
                CRow = cRow, Accumulate = accumulate,
            });
        }
    }
}
