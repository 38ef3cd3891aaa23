using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Loading, storing, sums over the lanes.</content>
internal readonly unsafe partial struct Lanes512<T>
{
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector512<T>.Count;
    }

    public static int ItemSize
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(T);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Load(void* p) => Vector512.Load((T*)p);

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector512<T> value, void* p) => value.Store((T*)p);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Broadcast(void* p) => Vector512.Create(*(T*)p);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> LoadPart(void* p, nint count)
    {
        if (Avx512F.IsSupported)
        {
            if (sizeof(T) == 4) return Avx512F.MaskLoad((int*)p, First(count).AsInt32(), Vector512<int>.Zero).As<int, T>();
            return Avx512F.MaskLoad((long*)p, First(count).AsInt64(), Vector512<long>.Zero).As<long, T>();
        }

        Vector512<T> value = Vector512<T>.Zero;
        Unsafe.CopyBlockUnaligned(&value, p, (uint)((int)count * sizeof(T)));
        return value;
    }

    [MethodImpl(AggressiveInlining)]
    public static void StorePart(Vector512<T> value, void* p, nint count)
    {
        if (Avx512F.IsSupported)
        {
            if (sizeof(T) == 4) Avx512F.MaskStore((int*)p, First(count).AsInt32(), value.AsInt32());
            else Avx512F.MaskStore((long*)p, First(count).AsInt64(), value.AsInt64());
            return;
        }

        Unsafe.CopyBlockUnaligned(p, &value, (uint)((int)count * sizeof(T)));
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreMask(Vector512<T> mask, byte* p, nint count)
    {
        if (Avx512F.IsSupported && sizeof(T) == 4 && count == Vector512<T>.Count)
        {
            (Avx512F.ConvertToVector128Byte(mask.AsUInt32()) & Vector128<byte>.One).Store(p);
            return;
        }

        LaneLoop.StoreBits((uint)mask.ExtractMostSignificantBits(), p, count, Vector512<T>.Count);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> LoadMask(byte* p, nint count)
    {
        Vector128<byte> bytes = count == Vector512<T>.Count && sizeof(T) == 4 ? Vector128.Load(p) : LaneLoop.LoadBytes(p, count);
        if (sizeof(T) == 4) return ~Vector512.Equals(WidenToUInt32(bytes), Vector512<uint>.Zero).As<uint, T>();
        return ~Vector512.Equals(WidenToUInt64(bytes), Vector512<ulong>.Zero).As<ulong, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFirst(Vector512<T> value, void* p) => *(T*)p = value.ToScalar();

    [MethodImpl(AggressiveInlining)]
    public static int FirstSet(Vector512<T> mask) =>
        Math.Min(BitOperations.TrailingZeroCount(mask.ExtractMostSignificantBits()), Vector512<T>.Count);

    [MethodImpl(AggressiveInlining)]
    public static bool AnySet(Vector512<T> mask) => mask.ExtractMostSignificantBits() != 0;

    /// <summary>Integers are summed as 64-bit ones.</summary>
    [MethodImpl(AggressiveInlining)]
    public static double HorizontalSum(Vector512<T> x)
    {
        if (typeof(T) == typeof(float))
        {
            (Vector512<double> low, Vector512<double> high) = Vector512.Widen(x.AsSingle());
            return Vector512.Sum(low + high);
        }

        if (typeof(T) == typeof(double)) return Vector512.Sum(x.AsDouble());
        if (typeof(T) == typeof(long)) return Vector512.Sum(x.AsInt64());
        (Vector512<long> lowIntegers, Vector512<long> highIntegers) = Vector512.Widen(x.AsInt32());
        return Vector512.Sum(lowIntegers + highIntegers);
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFolded<TOp>(Vector512<T> x, void* p)
        where TOp : unmanaged, IReduceOp =>
        Lanes256<T>.StoreFolded<TOp>(TOp.Combine<Lanes256<T>, Vector256<T>>(x.GetLower(), x.GetUpper()), p);

    [MethodImpl(NoInlining)]
    public static Vector512<T> Map(Vector512<T> x, delegate*<double, double> function)
    {
        LaneLoop.Map((T*)&x, Vector512<T>.Count, function);
        return x;
    }

    [MethodImpl(NoInlining)]
    public static Vector512<T> Map(Vector512<T> x, Vector512<T> y, delegate*<double, double, double> function)
    {
        LaneLoop.Map((T*)&x, (T*)&y, Vector512<T>.Count, function);
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector512<T> First(nint count) => sizeof(T) == 4
        ? Vector512.LessThan(Vector512<int>.Indices, Vector512.Create((int)count)).As<int, T>()
        : Vector512.LessThan(Vector512<long>.Indices, Vector512.Create((long)count)).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    private static Vector512<uint> WidenToUInt32(Vector128<byte> bytes)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512UInt32(bytes);
        (Vector128<ushort> low, Vector128<ushort> high) = Vector128.Widen(bytes);
        return Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)),
            Vector256.Create(Vector128.WidenLower(high), Vector128.WidenUpper(high)));
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector512<ulong> WidenToUInt64(Vector128<byte> bytes)
    {
        if (Avx512F.IsSupported) return Avx512F.ConvertToVector512UInt64(bytes);
        Vector128<ushort> low = Vector128.WidenLower(bytes);
        return Vector512.WidenLower(Vector512.Create(
            Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low)), Vector256<uint>.Zero));
    }
}
