using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>
/// The conversions that tensors meet most, eight or sixteen elements at a time and bit for bit as <see cref="Conversion"/> does them one by
/// one. The caller converts what is left over.
/// </summary>
internal static unsafe partial class VectorConversion
{
    private const int Step = 8;

    /// <summary>Converts as many of the first elements as it can; returns how many, 0 for pairs of dtypes it does not know.</summary>
    public static long Run(byte* source, DType from, byte* target, DType to, long n)
    {
        if (n < Step) return 0;
        switch (from, to)
        {
            case (DType.Float32, DType.Float64): return Widen((float*)source, (double*)target, n);
            case (DType.Float64, DType.Float32): return Narrow((double*)source, (float*)target, n);
            case (DType.Float16, DType.Float32): return FromHalf((ushort*)source, (float*)target, n);
            case (DType.Float32, DType.Float16): return ToHalf((float*)source, (ushort*)target, n);
            case (DType.BFloat16, DType.Float32): return FromBrain((ushort*)source, (float*)target, n);
            case (DType.Float32, DType.BFloat16): return ToBrain((float*)source, (ushort*)target, n);
            case (DType.Int32, DType.Float32): return FromInt32((int*)source, (float*)target, n);
            case (DType.Float32, DType.Int32): return ToInt32((float*)source, (int*)target, n);
            case (DType.Int64, DType.Float32): return Avx512DQ.IsSupported ? FromInt64((long*)source, (float*)target, n) : 0;
            case (DType.Float32, DType.Int64): return Avx512DQ.IsSupported ? ToInt64((float*)source, (long*)target, n) : 0;
            case (DType.Bool or DType.UInt8, DType.Float32): return FromBytes(source, (float*)target, n);
            case (DType.Bool or DType.UInt8, DType.Int32): return FromBytes(source, (int*)target, n);
            case (DType.Complex64, DType.Float32): return TakeReal((ulong*)source, (uint*)target, n);
            case (DType.Float32, DType.Complex64): return MakeReal((uint*)source, (ulong*)target, n);
            case (DType.Float32, DType.Bool): return ToBool((float*)source, target, n);
            case (DType.Int32, DType.Bool): return ToBool((int*)source, target, n);
            default: return 0;
        }
    }

    [MethodImpl(AggressiveOptimization)]
    private static long Widen(float* source, double* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(source + i));
            low.Store(target + i);
            high.Store(target + i + 4);
        }
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long Narrow(double* source, float* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) Vector256.Narrow(Vector256.Load(source + i), Vector256.Load(source + i + 4)).Store(target + i);
        return i;
    }

    // The real part is the lower half of a complex number's bits.
    [MethodImpl(AggressiveOptimization)]
    private static long TakeReal(ulong* source, uint* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) Vector256.Narrow(Vector256.Load(source + i), Vector256.Load(source + i + 4)).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long MakeReal(uint* source, ulong* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step)
        {
            var (low, high) = Vector256.Widen(Vector256.Load(source + i));
            low.Store(target + i);
            high.Store(target + i + 4);
        }
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long FromInt32(int* source, float* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) Vector256.ConvertToSingle(Vector256.Load(source + i)).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long ToInt32(float* source, int* target, long n)
    {
        var limit = Vector256.Create(2147483648f);
        long i = 0;
        for (; i + Step <= n; i += Step)
        {
            var x = Vector256.Load(source + i);
            // Numbers out of range wrap around, which only the scalar form does.
            if (Vector256.LessThanAll(Vector256.Abs(x), limit)) Vector256.ConvertToInt32Native(x).Store(target + i);
            else for (var j = i; j < i + Step; j++) target[j] = Conversion.One<float, int>(source[j]);
        }
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long FromInt64(long* source, float* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) Avx512DQ.ConvertToVector256Single(Vector512.Load(source + i)).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long ToInt64(float* source, long* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) Avx512DQ.ConvertToVector512Int64WithTruncation(Vector256.Load(source + i)).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long FromBytes(byte* source, float* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) Vector256.ConvertToSingle(LoadBytes(source + i)).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long FromBytes(byte* source, int* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) LoadBytes(source + i).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long ToBool<T>(T* source, byte* target, long n)
        where T : unmanaged
    {
        long i = 0;
        for (; i + Step <= n; i += Step)
        {
            var zero = Vector256.Equals(Vector256.Load(source + i), Vector256<T>.Zero);
            LaneLoop.StoreBits(~zero.ExtractMostSignificantBits() & 0xFF, target + i, Step, Step);
        }
        return i;
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector256<int> LoadBytes(byte* source)
    {
        var shorts = Vector128.WidenLower(Vector128.CreateScalar(*(ulong*)source).AsByte());
        return Widen(shorts).AsInt32();
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector256<uint> Widen(Vector128<ushort> shorts) =>
        Avx2.IsSupported
            ? Avx2.ConvertToVector256Int32(shorts).AsUInt32()
            : Vector256.Create(Vector128.WidenLower(shorts), Vector128.WidenUpper(shorts));
}
