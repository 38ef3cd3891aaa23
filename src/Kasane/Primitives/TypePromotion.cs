namespace Kasane.Internal;

/// <summary>PyTorch's type promotion: categories first (bool, integer, floating, complex), then width; dimensioned tensors before scalars.</summary>
internal static class TypePromotion
{
    /// <summary>The dtype that holds both.</summary>
    public static DType Promote(DType a, DType b)
    {
        if (a == b) return a;
        if (a.IsComplex || b.IsComplex) return DType.Complex64;
        if (a.IsFloatingPoint || b.IsFloatingPoint)
        {
            if (!a.IsFloatingPoint) return b;
            if (!b.IsFloatingPoint) return a;
            if (a == DType.Float64 || b == DType.Float64) return DType.Float64;
            // Two different 16-bit formats, or one with Float32.
            return DType.Float32;
        }
        if (a == DType.Bool) return b;
        if (b == DType.Bool) return a;
        if (a == DType.UInt8 || b == DType.UInt8)
        {
            var other = a == DType.UInt8 ? b : a;
            return other == DType.Int8 ? DType.Int16 : other;
        }
        return a.ItemSize >= b.ItemSize ? a : b;
    }

    /// <summary>The dtype of a result of two tensors: a scalar (rank 0) counts only if its category is higher.</summary>
    public static DType Promote(DType a, int rankA, DType b, int rankB)
    {
        if (a == b || (rankA == 0) == (rankB == 0)) return Promote(a, b);
        var (tensor, scalar) = rankA > 0 ? (a, b) : (b, a);
        return KindOf(scalar) > KindOf(tensor) ? Promote(tensor, scalar) : tensor;
    }

    /// <summary>The dtype of a result of a tensor and a plain number.</summary>
    public static DType Promote(DType tensor, ScalarKind number)
    {
        if (number <= KindOf(tensor)) return tensor;
        return number switch
        {
            ScalarKind.Integer => DType.Int64,
            ScalarKind.Floating => DType.Float32,
            _ => DType.Complex64,
        };
    }

    public static ScalarKind KindOf(DType dtype) =>
        dtype.IsComplex ? ScalarKind.Complex
        : dtype.IsFloatingPoint ? ScalarKind.Floating
        : dtype == DType.Bool ? ScalarKind.Bool
        : ScalarKind.Integer;

    /// <summary>Whether a result may be written into a tensor of another dtype: never to a lower category.</summary>
    public static bool CanCast(DType from, DType to) => KindOf(from) <= KindOf(to);

    /// <summary>The dtype in which kernels compute.</summary>
    public static DType Compute(DType dtype) => dtype switch
    {
        DType.Float16 or DType.BFloat16 => DType.Float32,
        DType.Int16 or DType.Int8 or DType.UInt8 or DType.Bool => DType.Int32,
        _ => dtype,
    };
}
