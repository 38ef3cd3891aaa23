namespace Kasane.Internal;

/// <summary>Exchanges of rows as matrices.</summary>
internal static class Permutations
{
    /// <summary>P (..., rows, rows) of A = P L U, given the exchanges (..., k).</summary>
    /// <exception cref="KasaneException">An exchange with a row that is not there.</exception>
    public static Tensor Matrix(Tensor pivots, long rows, DType dtype, string operation)
    {
        var batch = pivots.Shape[..^1].ToArray();
        var p = MatrixStack.New(batch, (int)rows, (int)rows);
        if (pivots.Backend.HasData)
        {
            var (k, exchanges) = ((int)pivots.Size(-1), pivots.ToArray<int>());
            var wrong = Array.FindIndex(exchanges, row => row < 1 || row > rows);
            if (wrong >= 0)
                throw new KasaneException($"{operation} expects pivots from 1 to {rows}, as of LuFactor, but pivot {wrong} is {exchanges[wrong]}.")
                {
                    Operation = operation,
                };
            for (var b = 0; b < p.Count; b++)
            {
                var order = Lu.Rows(exchanges.AsSpan(b * k, k), (int)rows);
                for (var i = 0; i < rows; i++) p[b][(int)((order[i] * rows) + i)] = 1;
            }
        }
        return p.ToTensor(pivots.Device).To(dtype);
    }
}
