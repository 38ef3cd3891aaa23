namespace Kasane.Internal;

/// <summary>Positions of extremes, without recording: they have no gradient.</summary>
internal static class ArgReductions
{
    /// <summary>The position along a dimension, which stays with size 1.</summary>
    public static Tensor Along(Tensor x, int dim, bool largest, string operation)
    {
        Order.Require(x, operation);
        var d = Dims.Normalize(dim, x.Rank, operation);
        Reductions.RequireElements(x, 1UL << d, true, operation);
        var source = Rows.Dense(x);
        var y = Tensor.Allocate(x.Device, Layout.Contiguous(x.Rank == 0 ? [] : Reductions.KeptSizes(x.Layout, 1UL << d)), DType.Int64);
        if (y.ElementCount > 0) y.Backend.ArgReduce(source.Block.With(Rows.Of(source.Layout, d)), y.Block, largest);
        if (GradMode.Inference) y.IsInference = true;
        return y;
    }
}
