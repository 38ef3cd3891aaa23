namespace Kasane.Internal;

/// <summary>The means of windows.</summary>
internal static class Averages
{
    public static Tensor Regular(
        Tensor x, Extent kernelSize, Extent stride, Extent padding, bool ceilMode, bool countIncludePad, long? divisorOverride, int dims, string name)
    {
        if (divisorOverride == 0) throw new KasaneException($"{name} expects a divisor other than 0.") { Operation = name };
        var pooling = PoolGeometry.Regular(x, kernelSize, stride, padding, default, ceilMode, dims, name);
        return Mean(x, pooling, countIncludePad ? pooling.Counts : pooling.Lengths, divisorOverride, name);
    }

    public static Tensor Adaptive(Tensor x, Extent outputSize, int dims, string name)
    {
        var pooling = PoolGeometry.Adaptive(x, outputSize, dims, name);
        return Mean(x, pooling, pooling.Lengths, null, name);
    }

    private static Tensor Mean(Tensor x, Pooling pooling, long[][] counts, long? divisor, string name)
    {
        if (x.DType.IsComplex || x.DType == DType.Bool)
            throw new DTypeException($"{name} expects real numbers, but got {x.DType}.") { Operation = name };
        var wide = x.DType == DType.Float64 ? DType.Float64 : x.DType.IsFloatingPoint ? DType.Float32 : DType.Int64;
        var sums = Primitive.Call(new SumPoolOp(pooling.Spans, pooling.Dims, x.Layout.AsContiguous()), x.To(wide));
        if (divisor is null && wide.IsFloatingPoint && PoolGeometry.SameForAll(counts) is { } each) return sums.Div(each).To(x.DType);
        var by = divisor is { } given ? Tensor.Full([], given, wide, x.Device) : PoolGeometry.Divisors(counts, wide, x.Device);
        return (wide == DType.Int64 ? sums.Div(by, RoundingMode.Trunc) : sums.Div(by)).To(x.DType);
    }
}
