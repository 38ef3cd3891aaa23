using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Loading, storing, sums over the lanes.</content>
internal readonly unsafe partial struct Lanes256<T>
{
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector256<T>.Count;
    }

    public static int ItemSize
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(T);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Load(void* p) => Vector256.Load((T*)p);

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector256<T> value, void* p) => value.Store((T*)p);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Broadcast(void* p) => Vector256.Create(*(T*)p);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> LoadPart(void* p, nint count)
    {
        if (Avx2.IsSupported)
        {
            if (sizeof(T) == 4) return Avx2.MaskLoad((int*)p, First(count).AsInt32()).As<int, T>();
            return Avx2.MaskLoad((long*)p, First(count).AsInt64()).As<long, T>();
        }

        Vector256<T> value = Vector256<T>.Zero;
        Unsafe.CopyBlockUnaligned(&value, p, (uint)((int)count * sizeof(T)));
        return value;
    }

    [MethodImpl(AggressiveInlining)]
    public static void StorePart(Vector256<T> value, void* p, nint count)
    {
        if (Avx2.IsSupported)
        {
            if (sizeof(T) == 4) Avx2.MaskStore((int*)p, First(count).AsInt32(), value.AsInt32());
            else Avx2.MaskStore((long*)p, First(count).AsInt64(), value.AsInt64());
            return;
        }

        Unsafe.CopyBlockUnaligned(p, &value, (uint)((int)count * sizeof(T)));
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreMask(Vector256<T> mask, byte* p, nint count)
    {
        LaneLoop.StoreBits((uint)mask.ExtractMostSignificantBits(), p, count, Vector256<T>.Count);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> LoadMask(byte* p, nint count)
    {
        Vector128<byte> bytes = LaneLoop.LoadBytes(p, count);
        if (sizeof(T) == 4) return ~Vector256.Equals(WidenToUInt32(bytes), Vector256<uint>.Zero).As<uint, T>();
        return ~Vector256.Equals(WidenToUInt64(bytes), Vector256<ulong>.Zero).As<ulong, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFirst(Vector256<T> value, void* p) => *(T*)p = value.ToScalar();

    [MethodImpl(AggressiveInlining)]
    public static int FirstSet(Vector256<T> mask) =>
        Math.Min(BitOperations.TrailingZeroCount(mask.ExtractMostSignificantBits()), Vector256<T>.Count);

    [MethodImpl(AggressiveInlining)]
    public static bool AnySet(Vector256<T> mask) => mask.ExtractMostSignificantBits() != 0;

    /// <summary>Integers are summed as 64-bit ones.</summary>
    [MethodImpl(AggressiveInlining)]
    public static double HorizontalSum(Vector256<T> x)
    {
        if (typeof(T) == typeof(float))
        {
            (Vector256<double> low, Vector256<double> high) = Vector256.Widen(x.AsSingle());
            return Vector256.Sum(low + high);
        }

        if (typeof(T) == typeof(double)) return Vector256.Sum(x.AsDouble());
        if (typeof(T) == typeof(long)) return Vector256.Sum(x.AsInt64());
        (Vector256<long> lowIntegers, Vector256<long> highIntegers) = Vector256.Widen(x.AsInt32());
        return Vector256.Sum(lowIntegers + highIntegers);
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFolded<TOp>(Vector256<T> x, void* p)
        where TOp : unmanaged, IReduceOp =>
        Lanes128<T>.StoreFolded<TOp>(TOp.Combine<Lanes128<T>, Vector128<T>>(x.GetLower(), x.GetUpper()), p);

    [MethodImpl(NoInlining)]
    public static Vector256<T> Map(Vector256<T> x, delegate*<double, double> function)
    {
        LaneLoop.Map((T*)&x, Vector256<T>.Count, function);
        return x;
    }

    [MethodImpl(NoInlining)]
    public static Vector256<T> Map(Vector256<T> x, Vector256<T> y, delegate*<double, double, double> function)
    {
        LaneLoop.Map((T*)&x, (T*)&y, Vector256<T>.Count, function);
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector256<T> First(nint count) => sizeof(T) == 4
        ? Vector256.LessThan(Vector256<int>.Indices, Vector256.Create((int)count)).As<int, T>()
        : Vector256.LessThan(Vector256<long>.Indices, Vector256.Create((long)count)).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    private static Vector256<uint> WidenToUInt32(Vector128<byte> bytes)
    {
        if (Avx2.IsSupported) return Avx2.ConvertToVector256Int32(bytes).AsUInt32();
        Vector128<ushort> low = Vector128.WidenLower(bytes);
        return Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low));
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector256<ulong> WidenToUInt64(Vector128<byte> bytes)
    {
        if (Avx2.IsSupported) return Avx2.ConvertToVector256Int64(bytes).AsUInt64();
        Vector128<uint> low = Vector128.WidenLower(Vector128.WidenLower(bytes));
        return Vector256.Create(Vector128.WidenLower(low), Vector128.WidenUpper(low));
    }
}
