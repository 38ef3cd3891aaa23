namespace Kasane.Internal;

/// <summary>Reductions of truth values.</summary>
internal static class Truths
{
    public static Tensor Run<TOp>(in TOp op, Tensor x, ulong mask, bool keepDim)
        where TOp : unmanaged, IReduceOp
    {
        // NaN is not 0 either, so the conversion to Bool decides, not the reduction.
        var truth = x.DType == DType.Bool ? x : new CopyOp(DType.Bool).Forward(x);
        var y = Reductions.Run(op, truth, mask, keepDim, x.DType == DType.UInt8 ? DType.UInt8 : DType.Bool);
        if (GradMode.Inference) y.IsInference = true;
        return y;
    }
}
