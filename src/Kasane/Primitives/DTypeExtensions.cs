namespace Kasane;

/// <summary>Facts about a <see cref="DType"/>.</summary>
public static class DTypeExtensions
{
    extension(DType dtype)
    {
        /// <summary>Bytes per element.</summary>
        public int ItemSize => dtype switch
        {
            DType.Float64 or DType.Int64 or DType.Complex64 => 8,
            DType.Float32 or DType.Int32 => 4,
            DType.Float16 or DType.BFloat16 or DType.Int16 => 2,
            DType.Int8 or DType.UInt8 or DType.Bool => 1,
            _ => throw new ArgumentOutOfRangeException(nameof(dtype), dtype, "There is no such dtype."),
        };

        /// <summary>Whether the dtype is a real floating-point type.</summary>
        public bool IsFloatingPoint => dtype <= DType.BFloat16;

        /// <summary>Whether the dtype is <see cref="DType.Complex64"/>.</summary>
        public bool IsComplex => dtype == DType.Complex64;

        /// <summary>Whether the dtype is an integer type; <see cref="DType.Bool"/> is none.</summary>
        public bool IsInteger => dtype is >= DType.Int64 and <= DType.UInt8;

        /// <summary>Whether tensors of the dtype can require gradients: floating point or complex.</summary>
        public bool IsDifferentiable => dtype.IsFloatingPoint || dtype.IsComplex;

        /// <summary>The name PyTorch prints, without the <c>torch.</c> prefix: <c>float32</c>.</summary>
        public string PyTorchName => dtype.ToString().ToLowerInvariant();

        /// <summary>The dtype of <typeparamref name="T"/> elements.</summary>
        /// <exception cref="DTypeException"><typeparamref name="T"/> is the element type of no dtype.</exception>
        public static DType Of<T>() where T : unmanaged =>
            typeof(T) == typeof(float) ? DType.Float32
            : typeof(T) == typeof(double) ? DType.Float64
            : typeof(T) == typeof(Half) ? DType.Float16
            : typeof(T) == typeof(BFloat16) ? DType.BFloat16
            : typeof(T) == typeof(long) ? DType.Int64
            : typeof(T) == typeof(int) ? DType.Int32
            : typeof(T) == typeof(short) ? DType.Int16
            : typeof(T) == typeof(sbyte) ? DType.Int8
            : typeof(T) == typeof(byte) ? DType.UInt8
            : typeof(T) == typeof(bool) ? DType.Bool
            : typeof(T) == typeof(Complex64) ? DType.Complex64
            : throw new DTypeException(
                $"No dtype has elements of type {typeof(T).Name}. Use float, double, Half, BFloat16, long, int, short, sbyte, byte, bool or Complex64.");
    }
}
