namespace Kasane.Internal;

/// <summary>Positions of running extremes, without recording: they have no gradient.</summary>
internal static class ArgScans
{
    public static Tensor Run(Tensor x, int dim, bool largest)
    {
        Order.Require(x, largest ? "CumMax" : "CumMin");
        var source = Rows.Dense(x);
        var y = Tensor.Allocate(x.Device, source.Layout, DType.Int64);
        var rows = Rows.Of(source.Layout, dim);
        y.Backend.ArgScan(source.Block.With(rows), y.Block.With(rows), largest);
        return y;
    }
}
