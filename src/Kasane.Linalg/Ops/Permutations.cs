namespace Kasane.Internal;

/// <summary>Exchanges of rows as matrices.</summary>
internal static class Permutations
{
    /// <summary>P (..., rows, rows) of A = P L U, given the exchanges (..., k).</summary>
    public static Tensor Matrix(Tensor pivots, long rows, DType dtype)
    {
        var batch = pivots.Shape[..^1].ToArray();
        var p = MatrixStack.New(batch, (int)rows, (int)rows);
        if (pivots.Backend.HasData)
        {
            var (k, exchanges) = ((int)pivots.Size(-1), pivots.ToArray<int>());
            for (var b = 0; b < p.Count; b++)
            {
                var order = Lu.Rows(exchanges.AsSpan(b * k, k), (int)rows);
                for (var i = 0; i < rows; i++) p[b][(int)((order[i] * rows) + i)] = 1;
            }
        }
        return p.ToTensor(pivots.Device).To(dtype);
    }
}
