using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Loading, storing, sums over the lanes.</content>
internal readonly unsafe partial struct Lanes128<T>
{
    public static int Count
    {
        [MethodImpl(AggressiveInlining)]
        get => Vector128<T>.Count;
    }

    public static int ItemSize
    {
        [MethodImpl(AggressiveInlining)]
        get => sizeof(T);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Load(void* p) => Vector128.Load((T*)p);

    [MethodImpl(AggressiveInlining)]
    public static void Store(Vector128<T> value, void* p) => value.Store((T*)p);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Broadcast(void* p) => Vector128.Create(*(T*)p);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> LoadPart(void* p, nint count)
    {
        if (Avx2.IsSupported)
        {
            if (sizeof(T) == 4) return Avx2.MaskLoad((int*)p, First(count).AsInt32()).As<int, T>();
            return Avx2.MaskLoad((long*)p, First(count).AsInt64()).As<long, T>();
        }

        Vector128<T> value = Vector128<T>.Zero;
        Unsafe.CopyBlockUnaligned(&value, p, (uint)((int)count * sizeof(T)));
        return value;
    }

    [MethodImpl(AggressiveInlining)]
    public static void StorePart(Vector128<T> value, void* p, nint count)
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
    public static void StoreMask(Vector128<T> mask, byte* p, nint count)
    {
        LaneLoop.StoreBits((uint)mask.ExtractMostSignificantBits(), p, count, Vector128<T>.Count);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> LoadMask(byte* p, nint count)
    {
        Vector128<byte> bytes = LaneLoop.LoadBytes(p, count);
        if (sizeof(T) == 4) return ~Vector128.Equals(WidenToUInt32(bytes), Vector128<uint>.Zero).As<uint, T>();
        return ~Vector128.Equals(WidenToUInt64(bytes), Vector128<ulong>.Zero).As<ulong, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFirst(Vector128<T> value, void* p) => *(T*)p = value.ToScalar();

    [MethodImpl(AggressiveInlining)]
    public static int FirstSet(Vector128<T> mask) =>
        Math.Min(BitOperations.TrailingZeroCount(mask.ExtractMostSignificantBits()), Vector128<T>.Count);

    [MethodImpl(AggressiveInlining)]
    public static bool AnySet(Vector128<T> mask) => mask.ExtractMostSignificantBits() != 0;

    /// <summary>Integers are summed as 64-bit ones.</summary>
    [MethodImpl(AggressiveInlining)]
    public static double HorizontalSum(Vector128<T> x)
    {
        if (typeof(T) == typeof(float))
        {
            (Vector128<double> low, Vector128<double> high) = Vector128.Widen(x.AsSingle());
            return Vector128.Sum(low + high);
        }

        if (typeof(T) == typeof(double)) return Vector128.Sum(x.AsDouble());
        if (typeof(T) == typeof(long)) return Vector128.Sum(x.AsInt64());
        (Vector128<long> lowIntegers, Vector128<long> highIntegers) = Vector128.Widen(x.AsInt32());
        return Vector128.Sum(lowIntegers + highIntegers);
    }

    [MethodImpl(AggressiveInlining)]
    public static void StoreFolded<TOp>(Vector128<T> x, void* p)
        where TOp : unmanaged, IReduceOp
    {
        if (sizeof(T) == 4)
        {
            x = TOp.Combine<Lanes128<T>, Vector128<T>>(x, Vector128.Shuffle(x.AsInt32(), Vector128.Create(2, 3, 0, 1)).As<int, T>());
            x = TOp.Combine<Lanes128<T>, Vector128<T>>(x, Vector128.Shuffle(x.AsInt32(), Vector128.Create(1, 0, 3, 2)).As<int, T>());
        }
        else
        {
            x = TOp.Combine<Lanes128<T>, Vector128<T>>(x, Vector128.Shuffle(x.AsInt64(), Vector128.Create(1L, 0L)).As<long, T>());
        }

        *(T*)p = x.ToScalar();
    }

    [MethodImpl(NoInlining)]
    public static Vector128<T> Map(Vector128<T> x, delegate*<double, double> function)
    {
        LaneLoop.Map((T*)&x, Vector128<T>.Count, function);
        return x;
    }

    [MethodImpl(NoInlining)]
    public static Vector128<T> Map(Vector128<T> x, Vector128<T> y, delegate*<double, double, double> function)
    {
        LaneLoop.Map((T*)&x, (T*)&y, Vector128<T>.Count, function);
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector128<T> First(nint count) => sizeof(T) == 4
        ? Vector128.LessThan(Vector128<int>.Indices, Vector128.Create((int)count)).As<int, T>()
        : Vector128.LessThan(Vector128<long>.Indices, Vector128.Create((long)count)).As<long, T>();

    [MethodImpl(AggressiveInlining)]
    private static Vector128<uint> WidenToUInt32(Vector128<byte> bytes) => Vector128.WidenLower(Vector128.WidenLower(bytes));

    [MethodImpl(AggressiveInlining)]
    private static Vector128<ulong> WidenToUInt64(Vector128<byte> bytes) => Vector128.WidenLower(WidenToUInt32(bytes));
}
