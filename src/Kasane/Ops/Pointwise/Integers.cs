namespace Kasane.Internal;

/// <summary>Plain numbers as elements of integer tensors.</summary>
internal static class Integers
{
    /// <summary>The number without its fraction; a negative integer wraps around in an unsigned dtype.</summary>
    /// <param name="value">The number.</param>
    /// <param name="dtype">A dtype of integers.</param>
    /// <param name="operation">Who asks.</param>
    /// <exception cref="KasaneException">The dtype does not hold it.</exception>
    public static long Within(Scalar value, DType dtype, string operation)
    {
        // The ends of 64 bits: as a double, the upper one is rounded up to 2^63.
        var (low, high) = dtype switch
        {
            DType.UInt8 => (byte.MinValue, byte.MaxValue),
            DType.Int8 => (sbyte.MinValue, sbyte.MaxValue),
            DType.Int16 => (short.MinValue, short.MaxValue),
            DType.Int32 => (int.MinValue, int.MaxValue),
            _ => (long.MinValue, long.MaxValue),
        };
        var whole = value.ToInt64();
        if (dtype == DType.UInt8 && value.Kind <= ScalarKind.Integer && whole is < 0 and >= -byte.MaxValue) return (byte)whole;
        var fits = value.Kind <= ScalarKind.Integer ? whole >= low && whole <= high
            : value.ToDouble() >= low && (high == long.MaxValue ? value.ToDouble() < high : value.ToDouble() <= high);
        return fits && (value.Kind != ScalarKind.Complex || value.ToComplex().Imaginary == 0)
            ? whole
            : throw new KasaneException($"{operation} expects numbers from {low} to {high} for {dtype}, but got {value}. Convert the tensor with To(dtype).")
            {
                Operation = operation,
            };
    }
}
