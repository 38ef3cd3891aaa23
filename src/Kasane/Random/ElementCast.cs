namespace Kasane.Internal;

/// <summary>Numbers become elements of any real dtype, as a C++ cast does it (16-bit floats are rounded by way of float32).</summary>
internal static class ElementCast
{
    public static T From<T>(double value) where T : unmanaged =>
        typeof(T) == typeof(double) ? (T)(object)value
        : typeof(T) == typeof(float) ? (T)(object)(float)value
        : typeof(T) == typeof(Half) ? (T)(object)(Half)(float)value
        : typeof(T) == typeof(BFloat16) ? (T)(object)(BFloat16)(float)value
        : typeof(T) == typeof(bool) ? (T)(object)(value != 0)
        : From<T>((long)value);

    public static T From<T>(long value) where T : unmanaged => unchecked(
        typeof(T) == typeof(long) ? (T)(object)value
        : typeof(T) == typeof(int) ? (T)(object)(int)value
        : typeof(T) == typeof(short) ? (T)(object)(short)value
        : typeof(T) == typeof(sbyte) ? (T)(object)(sbyte)value
        : typeof(T) == typeof(byte) ? (T)(object)(byte)value
        : typeof(T) == typeof(bool) ? (T)(object)(value != 0)
        : typeof(T) == typeof(double) ? (T)(object)(double)value
        : typeof(T) == typeof(float) ? (T)(object)(float)value
        : typeof(T) == typeof(Half) ? (T)(object)(Half)(float)value
        : typeof(T) == typeof(BFloat16) ? (T)(object)(BFloat16)(float)value
        : throw new DTypeException(
            $"Random numbers of type {typeof(T).Name} cannot be drawn. Use a real dtype, or draw the two parts of a complex one."));

    public static double ToDouble<T>(T value) where T : unmanaged =>
        typeof(T) == typeof(double) ? (double)(object)value
        : typeof(T) == typeof(float) ? (float)(object)value
        : typeof(T) == typeof(Half) ? (double)(Half)(object)value
        : typeof(T) == typeof(BFloat16) ? (float)(BFloat16)(object)value
        : throw new DTypeException($"Expected floating-point numbers, but their type is {typeof(T).Name}. Convert them to float32 first.");

    /// <summary>Bits of precision of a floating-point type: up to 2^bits every integer has an exact form. 0 for other types.</summary>
    public static int Precision<T>() =>
        typeof(T) == typeof(float) ? 24
        : typeof(T) == typeof(double) ? 53
        : typeof(T) == typeof(Half) ? 11
        : typeof(T) == typeof(BFloat16) ? 8
        : 0;

    /// <summary>The smallest and largest number of an integer type or bool; of float16 too, whose range is short.</summary>
    public static (long Smallest, long Largest) Range<T>() =>
        typeof(T) == typeof(int) ? (int.MinValue, int.MaxValue)
        : typeof(T) == typeof(short) ? (short.MinValue, short.MaxValue)
        : typeof(T) == typeof(sbyte) ? (sbyte.MinValue, sbyte.MaxValue)
        : typeof(T) == typeof(byte) ? (0, byte.MaxValue)
        : typeof(T) == typeof(bool) ? (0, 1)
        : typeof(T) == typeof(Half) ? (-65504, 65504)
        : (long.MinValue, long.MaxValue);
}
