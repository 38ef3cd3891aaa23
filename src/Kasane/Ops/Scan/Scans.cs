namespace Kasane.Internal;

/// <summary>Runs scans without recording.</summary>
internal static class Scans
{
    public static Tensor Run<TOp>(in TOp op, Tensor x, int dim, DType result, bool reverse, bool exclusive)
        where TOp : unmanaged, IReduceOp
    {
        var source = Rows.Dense(x, result);
        var y = Tensor.Allocate(x.Device, source.Layout, result);
        var rows = Rows.Of(source.Layout, dim);
        y.Backend.Scan(op, TypePromotion.Compute(result), source.Block.With(rows), y.Block.With(rows), reverse, exclusive);
        return y;
    }

    public static DType Result(Tensor x, DType? dtype) => dtype ?? (x.DType.IsDifferentiable ? x.DType : DType.Int64);
}
