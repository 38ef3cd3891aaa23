namespace Kasane.Internal;

/// <summary>Runs scans without recording.</summary>
internal static class Scans
{
    public static Tensor Run<TOp>(in TOp op, Tensor x, int dim, DType result, bool reverse, bool exclusive)
        where TOp : unmanaged, IReduceOp
    {
        var source = Rows.Dense(x, result);
        if (result.IsComplex)
        {
            if (typeof(TOp) != typeof(SumReduction))
                throw new DTypeException("This scan expects real numbers, but the tensor is Complex64. Scan absolute values or parts.");
            // Sums of complex numbers are those of their parts; products are composed.
            var pairs = default(ViewAsRealOp).Forward(source);
            var scanned = Run(op, x.Rank == 0 ? pairs.Reshape(1, 2) : pairs, dim, DType.Float32, reverse, exclusive);
            return default(ViewAsComplexOp).Forward(scanned.View([.. x.Layout.Sizes, 2]));
        }
        var y = Tensor.Allocate(x.Device, source.Layout, result);
        var rows = Rows.Of(source.Layout, dim);
        y.Backend.Scan(op, TypePromotion.Compute(result), source.Block.With(rows), y.Block.With(rows), reverse, exclusive);
        return y;
    }

    public static DType Result(Tensor x, DType? dtype) => dtype ?? (x.DType.IsDifferentiable ? x.DType : DType.Int64);
}
