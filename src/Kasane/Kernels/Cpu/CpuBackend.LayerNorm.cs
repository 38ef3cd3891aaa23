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

    public override void LayerNormGradient(
        in Block gradient, in Block x, in Block mean, in Block inverseStd, Block? weight, in Block y, Block? ofWeight, Block? ofBias)
    {
        if (y.Count == 0)
        {
            if (ofWeight is { } noWeight) Fill(noWeight, 0);
            if (ofBias is { } noBias) Fill(noBias, 0);
            return;
        }
        var compute = TypePromotion.Compute(x.DType);
        var (given, givenOfWeight, givenOfBias) = (weight ?? default, ofWeight ?? default, ofBias ?? default);
        fixed (byte* pg = gradient, px = x, pm = mean, ps = inverseStd, pw = given, py = y, pofw = givenOfWeight, pofb = givenOfBias)
        {
            var n = x.Layout.Size(1);
            using var g = WideBuffer.In(gradient.Address(pg), gradient.DType, compute, y.Count);
            using var from = WideBuffer.In(x.Address(px), x.DType, compute, y.Count);
            using var means = WideBuffer.In(mean.Address(pm), mean.DType, compute, mean.Count);
            using var inverses = WideBuffer.In(inverseStd.Address(ps), inverseStd.DType, compute, mean.Count);
            using var scale = WideBuffer.In(weight is null ? null : given.Address(pw), given.DType, compute, n);
            using var to = WideBuffer.Out(y.Address(py), y.DType, compute, y.Count);
            using var sumsX = WideBuffer.Out(ofWeight is null ? null : givenOfWeight.Address(pofw), givenOfWeight.DType, compute, n);
            using var sums = WideBuffer.Out(ofBias is null ? null : givenOfBias.Address(pofb), givenOfBias.DType, compute, n);
            var perChunk = (nint)Math.Max(1, RowWork / n);
            var chunks = ((nint)x.Layout.Size(0) + perChunk - 1) / perChunk;
            var wanted = ofWeight is not null || ofBias is not null;
            using var partial = Scratch.Rent(wanted ? LayerNormGradientJob.Partial * chunks * n * compute.ItemSize : 1);
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
                PerChunk = perChunk,
                Sums = wanted ? partial.Pointer : null,
            };
            LaneDispatch.Floating<LayerNormGradientJob>(compute, chunks, &job);
            to.Finish();
            if (!wanted) return;
            var sum = new LayerNormSumsJob { Partial = partial.Pointer, Chunks = chunks, N = (nint)n, OfWeight = sumsX.Pointer, OfBias = sums.Pointer };
            LaneDispatch.Floating<LayerNormSumsJob>(compute, 1, &sum);
            sumsX.Finish();
            sums.Finish();
        }
    }
}
