namespace Kasane.Internal;

/// <summary>The three kinds of transforms, arguments checked.</summary>
internal static class FourierCalls
{
    /// <summary>All numbers to all numbers, one dimension.</summary>
    public static Tensor Complex(Tensor input, long? n, int dim, FftNorm norm, bool inverse, string operation)
    {
        var x = FourierArguments.Input(input, false, operation);
        var d = FourierArguments.Dim(dim, x, operation);
        return Complex(x, [d], [n ?? x.Layout.Size(d)], norm, inverse, operation);
    }

    /// <summary>All numbers to all numbers.</summary>
    public static Tensor Complex(
        Tensor input, ReadOnlySpan<long> s, ReadOnlySpan<int> dim, FftNorm norm, bool inverse, string operation)
    {
        var (dims, sizes) = FourierArguments.Sizes(input, s, dim, operation);
        var x = FourierArguments.Input(input, false, operation);
        return dims.Length == 0 ? x.To(DType.Complex64).Clone() : Complex(x, dims, sizes, norm, inverse, operation);
    }

    /// <summary>Real numbers to the first half of the complex ones, one dimension.</summary>
    public static Tensor ToHalf(Tensor input, long? n, int dim, FftNorm norm, bool inverse, string operation)
    {
        var x = FourierArguments.Input(input, true, operation);
        var d = FourierArguments.Dim(dim, x, operation);
        return ToHalf(x, [d], [n ?? x.Layout.Size(d)], norm, inverse, operation);
    }

    /// <summary>Real numbers to complex ones, of which only the first half of the last dimension is there.</summary>
    public static Tensor ToHalf(Tensor input, ReadOnlySpan<long> s, ReadOnlySpan<int> dim, FftNorm norm, bool inverse, string operation)
    {
        var (dims, sizes) = FourierArguments.Sizes(input, s, dim, operation);
        var x = FourierArguments.Input(input, true, operation);
        RequireDims(dims, operation);
        return ToHalf(x, dims, sizes, norm, inverse, operation);
    }

    /// <summary>The first half of the complex numbers to real ones, one dimension.</summary>
    public static Tensor ToReal(Tensor input, long? n, int dim, FftNorm norm, bool inverse, string operation)
    {
        var x = FourierArguments.Input(input, false, operation);
        var d = FourierArguments.Dim(dim, x, operation);
        return ToReal(x, [d], [], n ?? (2 * (x.Layout.Size(d) - 1)), n is not null, norm, inverse, operation);
    }

    /// <summary>Complex numbers, of which only the first half of the last dimension is there, to real ones.</summary>
    public static Tensor ToReal(Tensor input, ReadOnlySpan<long> s, ReadOnlySpan<int> dim, FftNorm norm, bool inverse, string operation)
    {
        var (dims, sizes) = FourierArguments.Sizes(input, s, dim, operation);
        var x = FourierArguments.Input(input, false, operation);
        RequireDims(dims, operation);
        var given = s.Length > 0 && s[^1] != -1;
        return ToReal(x, dims, sizes[..^1], given ? s[^1] : 2 * (x.Layout.Size(dims[^1]) - 1), true, norm, inverse, operation);
    }

    private static Tensor Complex(Tensor x, int[] dims, long[] sizes, FftNorm norm, bool inverse, string operation)
    {
        FourierArguments.RequirePoints(sizes, x, operation);
        var scale = FourierArguments.Scale(norm, inverse, sizes, operation);
        x = FourierArguments.Fit(x, dims, sizes);
        return Primitive.Call(new FourierOp(dims, FourierKind.Complex, inverse, scale, sizes[^1], DType.Complex64, x.DType), x);
    }

    private static Tensor ToHalf(Tensor x, int[] dims, long[] sizes, FftNorm norm, bool inverse, string operation)
    {
        FourierArguments.RequirePoints(sizes, x, operation);
        var scale = FourierArguments.Scale(norm, inverse, sizes, operation);
        x = FourierArguments.Fit(x, dims, sizes);
        return Primitive.Call(new FourierOp(dims, FourierKind.RealToHalf, inverse, scale, sizes[^1], DType.Complex64, x.DType), x);
    }

    private static Tensor ToReal(
        Tensor x, int[] dims, long[] before, long points, bool fit, FftNorm norm, bool inverse, string operation)
    {
        long[] sizes = [.. before, points];
        FourierArguments.RequirePoints(sizes, x, operation);
        var scale = FourierArguments.Scale(norm, inverse, sizes, operation);
        if (fit) x = FourierArguments.Fit(x, dims, [.. before, (points / 2) + 1]);
        var result = x.DType == DType.Float64 ? DType.Float64 : DType.Float32;
        return Primitive.Call(new FourierOp(dims, FourierKind.HalfToReal, inverse, scale, points, result, x.DType), x);
    }

    private static void RequireDims(int[] dims, string operation)
    {
        if (dims.Length == 0)
            throw new ShapeException($"{operation} must transform at least one dimension, but a scalar has none.") { Operation = operation };
    }
}
