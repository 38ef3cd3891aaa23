namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void LayerNorm(in Block x, Block? weight, Block? bias, double eps, in Block y, in Block mean, in Block inverseStd)
    {
        if (x.Count == 0) return;
        var compute = TypePromotion.Compute(x.DType);
        var (givenWeight, givenBias) = (weight ?? default, bias ?? default);
        fixed (byte* px = x, pw = givenWeight, pb = givenBias, py = y, pm = mean, ps = inverseStd)
        {
            var n = x.Layout.Size(1);
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, x.Count);
            using var scale = WideBuffer.In(weight is null ? null : givenWeight.Address(pw), givenWeight.DType, compute, n);
            using var shift = WideBuffer.In(bias is null ? null : givenBias.Address(pb), givenBias.DType, compute, n);
            using var to = WideBuffer.Out(y.Address(py), y.DType, compute, y.Count);
            using var means = WideBuffer.Out(mean.Address(pm), mean.DType, compute, mean.Count);
            using var inverses = WideBuffer.Out(inverseStd.Address(ps), inverseStd.DType, compute, inverseStd.Count);
            var job = new LayerNormJob
            {
                X = from.Pointer,
                Weight = scale.Pointer,
                Bias = shift.Pointer,
                Y = to.Pointer,
                Mean = means.Pointer,
                InverseStd = inverses.Pointer,
                Rows = (nint)x.Layout.Size(0),
                N = (nint)n,
                PerChunk = (nint)Math.Max(1, RowWork / n),
                Eps = eps,
            };
            LaneDispatch.Floating<LayerNormJob>(compute, (job.Rows + job.PerChunk - 1) / job.PerChunk, &job);
            to.Finish();
            means.Finish();
            inverses.Finish();
        }
    }

    public override void LayerNormGradient(in Block gradient, in Block x, in Block mean, in Block inverseStd, Block? weight, in Block y)
    {
        if (y.Count == 0) return;
        var compute = TypePromotion.Compute(x.DType);
        var given = weight ?? default;
        fixed (byte* pg = gradient, px = x, pm = mean, ps = inverseStd, pw = given, py = y)
        {
            var n = x.Layout.Size(1);
            using var g = WideBuffer.In(gradient.Address(pg), gradient.DType, compute, y.Count);
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, y.Count);
            using var means = WideBuffer.In(mean.Address(pm), mean.DType, compute, mean.Count);
            using var inverses = WideBuffer.In(inverseStd.Address(ps), inverseStd.DType, compute, mean.Count);
            using var scale = WideBuffer.In(weight is null ? null : given.Address(pw), given.DType, compute, n);
            using var to = WideBuffer.Out(y.Address(py), y.DType, compute, y.Count);
            var job = new LayerNormGradientJob
            {
                Gradient = g.Pointer,
                X = from.Pointer,
                Mean = means.Pointer,
                InverseStd = inverses.Pointer,
                Weight = scale.Pointer,
                Y = to.Pointer,
                Rows = (nint)x.Layout.Size(0),
                N = (nint)n,
                PerChunk = (nint)Math.Max(1, RowWork / n),
            };
            LaneDispatch.Floating<LayerNormGradientJob>(compute, (job.Rows + job.PerChunk - 1) / job.PerChunk, &job);
            to.Finish();
        }
    }
}
