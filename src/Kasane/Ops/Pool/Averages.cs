namespace Kasane.Internal;

/// <summary>The means of windows.</summary>
internal static class Averages
{
    public static Tensor Regular(
        Tensor x, Extent kernelSize, Extent stride, Extent padding, bool ceilMode, bool countIncludePad, long? divisorOverride, int dims, string name)
    {
        if (divisorOverride == 0) throw new KasaneException($"{name} expects a divisor other than 0.") { Operation = name };
        var (spans, counts) = PoolGeometry.Regular(x, kernelSize, stride, padding, 1, ceilMode, dims, name);
        return Mean(x, spans, countIncludePad ? counts : PoolGeometry.Lengths(spans, dims), divisorOverride, dims, name);
    }

    public static Tensor Adaptive(Tensor x, Extent outputSize, int dims, string name)
    {
        var spans = PoolGeometry.Adaptive(x, outputSize, dims, name);
        return Mean(x, spans, PoolGeometry.Lengths(spans, dims), null, dims, name);
    }

    private static Tensor Mean(Tensor x, Spans spans, long[][] counts, long? divisor, int dims, string name)
    {
        if (x.DType.IsComplex || x.DType == DType.Bool)
            throw new DTypeException($"{name} expects real numbers, but got {x.DType}.") { Operation = name };
        var wide = x.DType == DType.Float64 ? DType.Float64 : x.DType.IsFloatingPoint ? DType.Float32 : DType.Int64;
        var sums = Primitive.Call(new SumPoolOp(spans, dims, x.Shape.ToArray()), x.To(wide));
        var by = divisor is { } given ? Tensor.Full([], given, wide, x.Device) : PoolGeometry.Divisors(counts, wide, x.Device);
        return (wide == DType.Int64 ? sums.Div(by, RoundingMode.Trunc) : sums.Div(by)).To(x.DType);
    }
}
