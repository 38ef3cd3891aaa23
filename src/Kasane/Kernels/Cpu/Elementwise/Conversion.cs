using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Converts contiguous elements from one dtype to another as C does: floating point to integer truncates (wrapping modulo the width),
/// anything to Bool asks "is it not zero", complex to real drops the imaginary part.
/// </summary>
internal static unsafe class Conversion
{
    public static void Run(byte* source, DType from, byte* target, DType to, long n)
    {
        if (from == to)
        {
            Buffer.MemoryCopy(source, target, n * to.ItemSize, n * to.ItemSize);
            return;
        }
        if (VectorConversion.Run(source, from, target, to, n) is > 0 and var done)
        {
            source += done * from.ItemSize;
            target += done * to.ItemSize;
            n -= done;
        }
        switch (from)
        {
            case DType.Float32: From((float*)source, target, to, n); break;
            case DType.Float64: From((double*)source, target, to, n); break;
            case DType.Float16: From((Half*)source, target, to, n); break;
            case DType.BFloat16: From((BFloat16*)source, target, to, n); break;
            case DType.Int64: From((long*)source, target, to, n); break;
            case DType.Int32: From((int*)source, target, to, n); break;
            case DType.Int16: From((short*)source, target, to, n); break;
            case DType.Int8: From((sbyte*)source, target, to, n); break;
            case DType.UInt8 or DType.Bool: From(source, target, to, n); break;
            default: From((Complex64*)source, target, to, n); break;
        }
    }

    private static void From<T>(T* source, byte* target, DType to, long n)
        where T : unmanaged
    {
        switch (to)
        {
            case DType.Float32: Loop(source, (float*)target, n); break;
            case DType.Float64: Loop(source, (double*)target, n); break;
            case DType.Float16: Loop(source, (Half*)target, n); break;
            case DType.BFloat16: Loop(source, (BFloat16*)target, n); break;
            case DType.Int64: Loop(source, (long*)target, n); break;
            case DType.Int32: Loop(source, (int*)target, n); break;
            case DType.Int16: Loop(source, (short*)target, n); break;
            case DType.Int8: Loop(source, (sbyte*)target, n); break;
            case DType.UInt8: Loop(source, target, n); break;
            case DType.Bool: Loop(source, (bool*)target, n); break;
            default: Loop(source, (Complex64*)target, n); break;
        }
    }

    private static void Loop<TFrom, TTo>(TFrom* source, TTo* target, long n)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        for (long i = 0; i < n; i++) target[i] = One<TFrom, TTo>(source[i]);
    }

    /// <summary>One element. All branches are decided when the method is compiled for its two types.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static TTo One<TFrom, TTo>(TFrom x)
        where TFrom : unmanaged
        where TTo : unmanaged
    {
        if (typeof(TFrom) == typeof(TTo)) return Unsafe.BitCast<TFrom, TTo>(x);
        if (typeof(TFrom) == typeof(Complex64))
        {
            var c = Unsafe.BitCast<TFrom, Complex64>(x);
            return typeof(TTo) == typeof(bool) ? Unsafe.BitCast<bool, TTo>(c.Real != 0 || c.Imaginary != 0) : One<float, TTo>(c.Real);
        }
        if (typeof(TTo) == typeof(Complex64)) return Unsafe.BitCast<Complex64, TTo>(new(One<TFrom, float>(x), 0));
        if (typeof(TFrom) == typeof(BFloat16) && typeof(TTo) == typeof(float)) return Unsafe.BitCast<float, TTo>(Unsafe.BitCast<TFrom, BFloat16>(x));
        if (IsInteger<TFrom>())
        {
            var i = ToInt64(x);
            if (typeof(TTo) == typeof(float)) return Unsafe.BitCast<float, TTo>(i);
            return FromInt64OrDouble<TTo>(i, i);
        }
        var d = ToDouble(x);
        return FromInt64OrDouble<TTo>(Truncate(d), d);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsInteger<T>() =>
        typeof(T) == typeof(long) || typeof(T) == typeof(int) || typeof(T) == typeof(short) || typeof(T) == typeof(sbyte)
        || typeof(T) == typeof(byte) || typeof(T) == typeof(bool);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long ToInt64<T>(T x)
        where T : unmanaged =>
        typeof(T) == typeof(long) ? Unsafe.BitCast<T, long>(x)
        : typeof(T) == typeof(int) ? Unsafe.BitCast<T, int>(x)
        : typeof(T) == typeof(short) ? Unsafe.BitCast<T, short>(x)
        : typeof(T) == typeof(sbyte) ? Unsafe.BitCast<T, sbyte>(x)
        : Unsafe.BitCast<T, byte>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static double ToDouble<T>(T x)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<T, float>(x)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<T, double>(x)
        : typeof(T) == typeof(Half) ? (double)Unsafe.BitCast<T, Half>(x)
        : Unsafe.BitCast<T, BFloat16>(x);

    // What x86 and so PyTorch does with values out of range: the "integer indefinite" value.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static long Truncate(double d) => d is >= -9223372036854775808.0 and < 9223372036854775808.0 ? (long)d : long.MinValue;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static T FromInt64OrDouble<T>(long i, double d)
        where T : unmanaged =>
        typeof(T) == typeof(float) ? Unsafe.BitCast<float, T>((float)d)
        : typeof(T) == typeof(double) ? Unsafe.BitCast<double, T>(d)
        : typeof(T) == typeof(Half) ? Unsafe.BitCast<Half, T>((Half)(float)d)
        : typeof(T) == typeof(BFloat16) ? Unsafe.BitCast<BFloat16, T>((BFloat16)(float)d)
        : typeof(T) == typeof(long) ? Unsafe.BitCast<long, T>(i)
        : typeof(T) == typeof(int) ? Unsafe.BitCast<int, T>(unchecked((int)i))
        : typeof(T) == typeof(short) ? Unsafe.BitCast<short, T>(unchecked((short)i))
        : typeof(T) == typeof(sbyte) ? Unsafe.BitCast<sbyte, T>(unchecked((sbyte)i))
        : typeof(T) == typeof(bool) ? Unsafe.BitCast<bool, T>(d != 0 || i != 0)
        : Unsafe.BitCast<byte, T>(unchecked((byte)i));
}
