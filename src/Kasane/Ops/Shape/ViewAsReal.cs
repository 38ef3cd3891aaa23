namespace Kasane;

public static partial class Functional
{
    /// <summary>A view of complex numbers as pairs of real and imaginary part.</summary>
    /// <param name="x">Any shape; complex.</param>
    /// <returns>A view with one more dimension, of size 2; Float32.</returns>
    /// <exception cref="DTypeException">The dtype is not complex.</exception>
    public static Tensor ViewAsReal(this Tensor x) => x.DType.IsComplex
        ? Primitive.CallView(default(ViewAsRealOp), x)
        : throw new DTypeException($"ViewAsReal expects complex numbers, but this tensor is {x.DType}.") { Operation = "ViewAsReal" };

    /// <summary>A view of pairs of real and imaginary part as complex numbers. (Float64 is rounded to a copy: there is no wider complex dtype.)</summary>
    /// <param name="x">The last dimension has size 2 and stride 1, all other strides are even; Float32.</param>
    /// <returns>A view without the last dimension; Complex64.</returns>
    /// <exception cref="ShapeException">Another last dimension, or strides between the parts.</exception>
    /// <exception cref="DTypeException">The dtype is neither Float32 nor Float64.</exception>
    public static Tensor ViewAsComplex(this Tensor x)
    {
        x = AutocastMode.Full(x);
        if (x.DType is not (DType.Float32 or DType.Float64))
            throw new DTypeException($"ViewAsComplex expects Float32, but this tensor is {x.DType}. Convert it with To.") { Operation = "ViewAsComplex" };
        if (x.Rank == 0 || x.Layout.Size(x.Rank - 1) != 2)
            throw new ShapeException(
                $"ViewAsComplex expects a last dimension of size 2 (real and imaginary part), but the shape is {x.Shape}.")
            {
                Operation = "ViewAsComplex",
                Shapes = [x.Shape],
            };
        if (x.DType == DType.Float64) x = x.To(DType.Float32);
        var even = x.Offset % 2 == 0 && x.Layout.Stride(x.Rank - 1) == 1;
        for (var d = 0; d < x.Rank - 1; d++) even &= x.Layout.Size(d) <= 1 || x.Layout.Stride(d) % 2 == 0;
        if (!even)
            throw new ShapeException(
                $"ViewAsComplex expects parts side by side in memory at even places, but the strides are {x.Strides} and the offset is "
                + $"{x.Offset}. Call Contiguous first.")
            {
                Operation = "ViewAsComplex",
                Shapes = [x.Shape],
            };
        return Primitive.CallView(default(ViewAsComplexOp), x);
    }
}

/// <summary>Complex numbers as pairs, as a view.</summary>
/// <derivative>g as complex numbers.</derivative>
/// <dtypes>complex</dtypes>
internal readonly struct ViewAsRealOp : IOp1
{
    public static string Name => "ViewAsReal";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        long[] strides = [.. x.Layout.Strides, 1];
        for (var d = 0; d < x.Rank; d++) strides[d] *= 2;
        return x.Alias(Layout.Strided([.. x.Layout.Sizes, 2], strides), x.Offset * 2, DType.Float32);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(default(PairsToComplexOp), gradient);
}

/// <summary>Pairs as complex numbers, as a view.</summary>
/// <derivative>g as pairs.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly struct ViewAsComplexOp : IOp1
{
    public static string Name => "ViewAsComplex";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var strides = x.Layout.Strides[..^1].ToArray();
        for (var d = 0; d < strides.Length; d++) strides[d] /= 2;
        return x.Alias(Layout.Strided(x.Layout.Sizes[..^1], strides), x.Offset / 2, DType.Complex64);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(default(ComplexToPairsOp), gradient);
}

/// <summary>As <see cref="ViewAsComplexOp"/>, for pairs of any strides and dtype: perhaps a copy.</summary>
/// <derivative>g as pairs.</derivative>
/// <dtypes>floating point</dtypes>
internal readonly struct PairsToComplexOp : IOp1
{
    public static string Name => "PairsToComplex";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x) => default(ViewAsComplexOp).Forward(new CopyOp(DType.Float32).Forward(x));

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(default(ComplexToPairsOp), gradient);
}

/// <summary>As <see cref="ViewAsRealOp"/>, as a copy.</summary>
/// <derivative>g as complex numbers.</derivative>
/// <dtypes>complex</dtypes>
internal readonly struct ComplexToPairsOp : IOp1
{
    public static string Name => "ComplexToPairs";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x) => default(ViewAsRealOp).Forward(new CopyOp(DType.Complex64).Forward(x));

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(default(PairsToComplexOp), gradient);
}
