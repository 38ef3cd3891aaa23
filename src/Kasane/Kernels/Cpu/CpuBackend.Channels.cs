namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    // A plane of fewer elements is better worked on across the channels.
    private const long LeastPlane = 4;

    private const long MostColumnWork = 1 << 20;
    private const long ManyColumns = 1024;

    public override bool BatchNorm(
        in Block x, Block? weight, Block? bias, double eps, bool rectify, in Block y, in Block mean, in Block inverseStd, in Block variance)
    {
        if (!(HasPlanes(x) || HasColumns(x)) || !Goes(weight, x.DType) || !Goes(bias, x.DType)) return false;
        var (givenWeight, givenBias) = (weight ?? default, bias ?? default);
        fixed (byte* px = x, pw = givenWeight, pb = givenBias, py = y, pm = mean, pi = inverseStd, pv = variance)
        {
            var job = new BatchNormJob
            {
                X = x.Address(px),
                Weight = weight is null ? null : givenWeight.Address(pw),
                Bias = bias is null ? null : givenBias.Address(pb),
                Y = y.Address(py),
                Mean = mean.Address(pm),
                InverseStd = inverseStd.Address(pi),
                Variance = variance.Address(pv),
                Rectify = rectify,
                Samples = (nint)x.Layout.Size(0),
                Channels = (nint)x.Layout.Size(1),
                Plane = Plane(x),
                Eps = eps,
            };
            if (job.Plane == 1)
            {
                var columns = new BatchNormColumnsJob { Norm = job };
                LaneDispatch.Floating<BatchNormColumnsJob>(x.DType, Panels(job.Channels), &columns);
                return true;
            }
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.Samples * job.Plane));
            LaneDispatch.Floating<BatchNormJob>(x.DType, (job.Channels + job.PerChunk - 1) / job.PerChunk, &job);
        }
        return true;
    }

    public override bool BatchNormGradient(
        in Block gradient, in Block x, Block? rectified, in Block mean, in Block inverseStd, Block? weight, in Block y, in Block sum,
        in Block product)
    {
        if (!(HasPlanes(x) || HasColumns(x)) || !Goes(gradient, x.DType) || !Goes(rectified, x.DType) || !Goes(weight, x.DType)) return false;
        var (given, result) = (weight ?? default, rectified ?? default);
        fixed (byte* pg = gradient, px = x, pr = result, pm = mean, pi = inverseStd, pw = given, py = y, ps = sum, pp = product)
        {
            var job = new BatchNormGradientJob
            {
                Gradient = gradient.Address(pg),
                X = x.Address(px),
                Rectified = rectified is null ? null : result.Address(pr),
                Mean = mean.Address(pm),
                InverseStd = inverseStd.Address(pi),
                Weight = weight is null ? null : given.Address(pw),
                Y = y.Address(py),
                Sum = sum.Address(ps),
                Product = product.Address(pp),
                Samples = (nint)x.Layout.Size(0),
                Channels = (nint)x.Layout.Size(1),
                Plane = Plane(x),
            };
            if (job.Plane == 1)
            {
                var columns = new BatchNormColumnsGradientJob { Norm = job };
                LaneDispatch.Floating<BatchNormColumnsGradientJob>(x.DType, Panels(job.Channels), &columns);
                return true;
            }
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.Samples * job.Plane));
            LaneDispatch.Floating<BatchNormGradientJob>(x.DType, (job.Channels + job.PerChunk - 1) / job.PerChunk, &job);
        }
        return true;
    }

    public override bool FrozenNorm(in Block x, in Block mean, in Block variance, Block? weight, Block? bias, double eps, in Block y)
    {
        if (!HasPlanes(x) || !Goes(mean, x.DType) || !Goes(variance, x.DType) || !Goes(weight, x.DType) || !Goes(bias, x.DType)) return false;
        var (givenWeight, givenBias) = (weight ?? default, bias ?? default);
        fixed (byte* px = x, pm = mean, pv = variance, pw = givenWeight, pb = givenBias, py = y)
        {
            var job = new FrozenNormJob
            {
                X = x.Address(px),
                Mean = mean.Address(pm),
                Variance = variance.Address(pv),
                Weight = weight is null ? null : givenWeight.Address(pw),
                Bias = bias is null ? null : givenBias.Address(pb),
                Y = y.Address(py),
                Samples = (nint)x.Layout.Size(0),
                Channels = (nint)x.Layout.Size(1),
                Plane = Plane(x),
                Eps = eps,
            };
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.Samples * job.Plane));
            LaneDispatch.Floating<FrozenNormJob>(x.DType, (job.Channels + job.PerChunk - 1) / job.PerChunk, &job);
        }
        return true;
    }

    public override bool GroupNorm(
        in Block x, Block? weight, Block? bias, long groups, double eps, in Block y, in Block mean, in Block inverseStd)
    {
        if (!HasPlanes(x) || !Goes(weight, x.DType) || !Goes(bias, x.DType)) return false;
        var (givenWeight, givenBias) = (weight ?? default, bias ?? default);
        fixed (byte* px = x, pw = givenWeight, pb = givenBias, py = y, pm = mean, pi = inverseStd)
        {
            var job = new GroupNormJob
            {
                X = x.Address(px),
                Weight = weight is null ? null : givenWeight.Address(pw),
                Bias = bias is null ? null : givenBias.Address(pb),
                Y = y.Address(py),
                Mean = mean.Address(pm),
                InverseStd = inverseStd.Address(pi),
                GroupsPerSample = (nint)groups,
                Groups = (nint)(x.Layout.Size(0) * groups),
                Channels = (nint)(x.Layout.Size(1) / groups),
                Plane = Plane(x),
                Eps = eps,
            };
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.Channels * job.Plane));
            LaneDispatch.Floating<GroupNormJob>(x.DType, (job.Groups + job.PerChunk - 1) / job.PerChunk, &job);
        }
        return true;
    }

    public override bool GroupNormGradient(
        in Block gradient, in Block x, in Block mean, in Block inverseStd, Block? weight, long groups, in Block y, in Block sums,
        in Block products)
    {
        if (!HasPlanes(x) || !Goes(gradient, x.DType) || !Goes(weight, x.DType)) return false;
        var given = weight ?? default;
        fixed (byte* pg = gradient, px = x, pm = mean, pi = inverseStd, pw = given, py = y, ps = sums, pp = products)
        {
            var job = new GroupNormGradientJob
            {
                Gradient = gradient.Address(pg),
                X = x.Address(px),
                Mean = mean.Address(pm),
                InverseStd = inverseStd.Address(pi),
                Weight = weight is null ? null : given.Address(pw),
                Y = y.Address(py),
                Sums = sums.Address(ps),
                Products = products.Address(pp),
                GroupsPerSample = (nint)groups,
                Groups = (nint)(x.Layout.Size(0) * groups),
                Channels = (nint)(x.Layout.Size(1) / groups),
                Plane = Plane(x),
            };
            job.PerChunk = (nint)Math.Max(1, RowWork / (job.Channels * job.Plane));
            LaneDispatch.Floating<GroupNormGradientJob>(x.DType, (job.Groups + job.PerChunk - 1) / job.PerChunk, &job);
        }
        return true;
    }

    public override bool MaxPoolGradient(in Block gradient, in Block indices, in Block x, long size)
    {
        if (x.DType != gradient.DType || !gradient.IsContiguous || !indices.IsContiguous) return false;
        if (x.Count == 0) return true;
        fixed (byte* pg = gradient, pi = indices, px = x)
        {
            var job = new MaxPoolGradientJob
            {
                Gradient = gradient.Address(pg),
                Indices = (long*)indices.Address(pi),
                X = x.Address(px),
                Size = (nint)size,
                Planes = (nint)(x.Count / size),
            };
            job.Outputs = (nint)gradient.Count / job.Planes;
            job.PerChunk = (nint)Math.Max(1, WindowWork / size);
            switch (x.DType)
            {
                case DType.Float32: WorkPool.Run(job.Chunks, &MaxPoolGradientLoop<float>.Run, &job); return true;
                case DType.Float64: WorkPool.Run(job.Chunks, &MaxPoolGradientLoop<double>.Run, &job); return true;
                default: return false;
            }
        }
    }

    private static bool HasPlanes(in Block x) =>
        x.DType is DType.Float32 or DType.Float64 && x.IsContiguous && x.Count > 0
        && Plane(x) >= LeastPlane;

    // A panel of channels is one thread's work from the first row to the last: few and long ones are shared out better as single passes.
    private static bool HasColumns(in Block x) =>
        x.DType is DType.Float32 or DType.Float64 && x.IsContiguous && x.Count > 0 && Plane(x) == 1
        && (x.Count <= MostColumnWork || x.Layout.Size(1) >= ManyColumns);

    private static nint Panels(nint channels) => (channels + BatchNormColumnsJob.PanelColumns - 1) / BatchNormColumnsJob.PanelColumns;

    private static nint Plane(in Block x) => (nint)(x.Count / (x.Layout.Size(0) * x.Layout.Size(1)));

    private static bool Goes(Block? parameter, DType dtype) => parameter is not { } given || (given.DType == dtype && given.IsContiguous);
}
