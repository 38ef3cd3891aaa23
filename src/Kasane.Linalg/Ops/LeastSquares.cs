namespace Kasane.Internal;

/// <summary>Least squares by the pseudoinverse, which gives the solution, its derivative and the rank.</summary>
internal static class LeastSquares
{
    public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) Solve(
        Tensor a, Tensor b, double? rcond, LstsqDriver driver)
    {
        const string Operation = "Linalg.Lstsq";
        var (x, wide) = (Checks.Matrices(a, Operation), Checks.Wide(b, Operation));
        // One vector per matrix.
        var vectors = b.Rank == a.Rank - 1 && b.Rank > 0;
        var y = vectors ? wide.Unsqueeze(-1) : wide;
        if (y.Rank < 2 || x.Size(-2) != y.Size(-2))
            throw Checks.Mismatch(Operation, "A (..., M, N) and B (..., M, K)", a, b);
        var (m, n) = (x.Size(-2), x.Size(-1));
        var batch = Systems.Batch(x, y, Operation);
        x = x.Expand([.. batch, m, n]);
        y = y.Expand([.. batch, m, y.Size(-1)]);
        var rtol = rcond ?? Precision.Of(a.DType) * Math.Max(m, n);
        var values = LinearAlgebra.Svdvals(x.Detach());
        var rank = Ranks.Count(values, 0.0, rtol);
        var solution = Primitive.Call(new PinvOp([0], [rtol], false), [x])[0].MatMul(y);
        var empty = Tensor.Empty([0], a.DType, a.Device);
        var residuals = m > n && driver != LstsqDriver.Gelsy && rank.Eq(n).All().Item<bool>()
            ? x.MatMul(solution).Sub(y).Square().Sum(-2).To(a.DType)
            : empty;
        return (
            (vectors ? solution.Squeeze(-1) : solution).To(a.DType),
            residuals,
            driver == LstsqDriver.Gels ? Tensor.Empty([0], DType.Int64, a.Device) : rank,
            driver is LstsqDriver.Gelsd or LstsqDriver.Gelss ? values.To(a.DType) : empty);
    }
}
