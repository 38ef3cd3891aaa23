namespace Kasane.Internal;

/// <summary>What all Fourier transforms do with their arguments.</summary>
internal static class FourierArguments
{
    /// <summary>Float32, Float64 or Complex64; integers and Bool become Float32.</summary>
    /// <exception cref="DTypeException">A 16-bit floating-point dtype, or a complex one where <paramref name="real"/> numbers are asked
    /// for.</exception>
    public static Tensor Input(Tensor x, bool real, string operation)
    {
        x = AutocastMode.Full(x);
        if (real && x.DType.IsComplex)
            throw new DTypeException(
                $"{operation} expects real numbers, but this tensor is {x.DType}. Use the transform of complex numbers.")
            {
                Operation = operation,
            };
        if (!x.DType.IsDifferentiable) return x.To(DType.Float32);
        if (x.DType is DType.Float16 or DType.BFloat16)
            throw new DTypeException(
                $"{operation} expects Float32, Float64 or Complex64, but this tensor is {x.DType}. Convert it with To.")
            {
                Operation = operation,
            };
        return x;
    }

    /// <exception cref="TensorIndexException">There is no such dimension; a scalar has none.</exception>
    public static int Dim(int dim, Tensor x, string operation) => x.Rank > 0
        ? Dims.Normalize(dim, x.Rank, operation)
        : throw new TensorIndexException($"{operation} expects at least one dimension, but a scalar has none.") { Operation = operation };

    /// <summary>The dimensions and their sizes. Without dimensions: all, or as many of the last as there are sizes.</summary>
    public static (int[] Dims, long[] Sizes) Sizes(Tensor x, ReadOnlySpan<long> s, ReadOnlySpan<int> dim, string operation)
    {
        if (dim.Length == 0) RequireSizes(s, 0, x, operation);
        var dims = new int[dim.Length > 0 ? dim.Length : s.Length > 0 ? s.Length : x.Rank];
        for (var i = 0; i < dims.Length; i++)
        {
            dims[i] = dim.Length > 0 ? Dim(dim[i], x, operation) : x.Rank - dims.Length + i;
            if (dims.AsSpan(0, i).Contains(dims[i]))
                throw new KasaneException($"{operation} expects distinct dimensions, but dimension {dims[i]} appears more than once.") { Operation = operation };
        }
        RequireSizes(s, dim.Length, x, operation);
        var sizes = new long[dims.Length];
        for (var i = 0; i < dims.Length; i++) sizes[i] = s.Length > 0 && s[i] != -1 ? s[i] : x.Layout.Size(dims[i]);
        return (dims, sizes);
    }

    private static void RequireSizes(ReadOnlySpan<long> s, int dims, Tensor x, string operation)
    {
        if (s.Length > 0 && dims > 0 && s.Length != dims)
            throw new KasaneException($"{operation} expects as many sizes as dimensions, but got {s.Length} and {dims}.") { Operation = operation };
        if (s.Length > x.Rank)
            throw new ShapeException($"{operation} got {s.Length} sizes, but the tensor has only {x.Rank} dimensions.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
    }

    /// <exception cref="ShapeException">Less than one point.</exception>
    public static void RequirePoints(ReadOnlySpan<long> sizes, Tensor x, string operation)
    {
        foreach (var n in sizes)
            if (n < 1)
                throw new ShapeException($"{operation} expects at least one point in every transformed dimension, but got {n} for shape {x.Shape}.")
                {
                    Operation = operation,
                    Shapes = [x.Shape],
                };
    }

    /// <summary>Cuts the end off, or adds zeros there.</summary>
    public static Tensor Fit(Tensor x, ReadOnlySpan<int> dims, ReadOnlySpan<long> sizes)
    {
        for (var i = 0; i < dims.Length; i++)
        {
            var (d, size, wanted) = (dims[i], x.Layout.Size(dims[i]), sizes[i]);
            if (wanted < size) x = x.Narrow(d, 0, wanted);
            if (wanted <= size) continue;
            var pad = new long[2 * (x.Rank - d)];
            pad[^1] = wanted - size;
            x = x.ConstantPadNd(pad);
        }
        return x;
    }

    public static double Scale(FftNorm norm, bool inverse, ReadOnlySpan<long> sizes, string operation)
    {
        var n = 1.0;
        foreach (var size in sizes) n *= size;
        return norm switch
        {
            FftNorm.Backward => inverse ? 1 / n : 1,
            FftNorm.Ortho => 1 / Math.Sqrt(n),
            FftNorm.Forward => inverse ? 1 : 1 / n,
            _ => throw new ArgumentOutOfRangeException(nameof(norm), norm, $"{operation} knows the norms Backward, Ortho and Forward."),
        };
    }
}
