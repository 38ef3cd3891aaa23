namespace Kasane.Internal;

/// <summary>The product of several matrices in the cheapest order, found by dynamic programming.</summary>
internal static class MatrixChain
{
    public static Tensor Multiply(Tensor[] factors, string operation)
    {
        if (factors.Length == 0)
            throw new ShapeException($"{operation} expects at least one matrix, but got none.") { Operation = operation };
        if (factors.Length == 1) return factors[0];
        var (rowLeft, columnRight) = (factors[0].Rank == 1, factors[^1].Rank == 1);
        if (rowLeft) factors[0] = factors[0].Unsqueeze(0);
        if (columnRight) factors[^1] = factors[^1].Unsqueeze(1);
        for (var i = 0; i < factors.Length; i++)
        {
            Matrices.Require(factors[i], 2, "(M, N), or a vector at either end", operation);
            if (i > 0 && factors[i - 1].Layout.Size(1) != factors[i].Layout.Size(0))
                throw Matrices.Mismatch(operation, "neighbours whose inner sizes are equal", factors[i - 1], factors[i]);
        }
        var product = Range(factors, Splits(factors), 0, factors.Length - 1);
        if (columnRight) product = product.Squeeze(-1);
        return rowLeft ? product.Squeeze(0) : product;
    }

    private static Tensor Range(Tensor[] factors, int[,] splits, int first, int last) =>
        first == last
            ? factors[first]
            : Range(factors, splits, first, splits[first, last]).MatMul(Range(factors, splits, splits[first, last] + 1, last));

    // Where each run of factors is best cut in two.
    private static int[,] Splits(Tensor[] factors)
    {
        var n = factors.Length;
        var costs = new double[n, n];
        var splits = new int[n, n];
        for (var length = 1; length < n; length++)
            for (var i = 0; i + length < n; i++)
            {
                var j = i + length;
                costs[i, j] = double.PositiveInfinity;
                for (var k = i; k < j; k++)
                {
                    var cost = costs[i, k] + costs[k + 1, j]
                        + ((double)factors[i].Layout.Size(0) * factors[k].Layout.Size(1) * factors[j].Layout.Size(1));
                    if (cost < costs[i, j]) (costs[i, j], splits[i, j]) = (cost, k);
                }
            }
        return splits;
    }
}
