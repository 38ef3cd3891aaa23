using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Bits and signs, and functions that go lane by lane.</content>
internal readonly unsafe partial struct Lanes512<T>
{
    static bool IAlgebra<Lanes512<T>, Vector512<T>>.IsInteger
    {
        [MethodImpl(AggressiveInlining)]
        get => IsInteger;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> CopySign(Vector512<T> x, Vector512<T> sign) => Vector512.CopySign(x, sign);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> BitAnd(Vector512<T> a, Vector512<T> b) => a & b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> BitOr(Vector512<T> a, Vector512<T> b) => a | b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> BitXor(Vector512<T> a, Vector512<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> BitNot(Vector512<T> x) => ~x;

    public static Vector512<T> ShiftLeft(Vector512<T> x, Vector512<T> bits) => MapIntegers<LeftShift>(x, bits);

    public static Vector512<T> ShiftRight(Vector512<T> x, Vector512<T> bits) => MapIntegers<RightShift>(x, bits);

    [MethodImpl(NoInlining)]
    public static Vector512<T> Map<TOp>(in TOp op, Vector512<T> x)
        where TOp : unmanaged, IUnaryOp
    {
        LaneLoop.Map(op, (T*)&x, Vector512<T>.Count);
        return x;
    }

    [MethodImpl(NoInlining)]
    public static Vector512<T> Map<TOp>(in TOp op, Vector512<T> a, Vector512<T> b)
        where TOp : unmanaged, IBinaryOp
    {
        LaneLoop.Map(op, (T*)&a, (T*)&b, Vector512<T>.Count);
        return a;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> MapWide<TOp, F>(in TOp op, Vector512<T> x)
        where TOp : unmanaged, IUnaryOp
        where F : struct, IDoubleFunction =>
        typeof(T) == typeof(float) ? Lanes512<float>.InDouble<F>(x.AsSingle()).As<float, T>() : Map(op, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> MapWide<TOp, F>(in TOp op, Vector512<T> a, Vector512<T> b)
        where TOp : unmanaged, IBinaryOp
        where F : struct, IDoubleFunction2 =>
        typeof(T) == typeof(float) ? Lanes512<float>.InDouble2<F>(a.AsSingle(), b.AsSingle()).As<float, T>() : Map(op, a, b);

    /// <summary>In double lanes if the function has such a form and the numbers are small: the hardware divides integers one by one.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> MapIntegers<TFunction>(Vector512<T> a, Vector512<T> b)
        where TFunction : struct, IIntegerFunction
    {
        if (TFunction.HasWide && Avx512DQ.IsSupported)
        {
            if (typeof(T) == typeof(int))
            {
                (Vector512<long> lowA, Vector512<long> highA) = Vector512.Widen(a.AsInt32());
                (Vector512<long> lowB, Vector512<long> highB) = Vector512.Widen(b.AsInt32());
                return Vector512.Narrow(Wide<TFunction>(lowA, lowB), Wide<TFunction>(highA, highB)).As<int, T>();
            }

            // Both numbers within -2^52 .. 2^52.
            Vector512<long> limit = Vector512.Create(1L << 52);
            Vector512<ulong> shifted = ((a.AsInt64() + limit) | (b.AsInt64() + limit)).AsUInt64();
            if (Vector512.LessThanAll(shifted, Vector512.Create(1UL << 53))) return Wide<TFunction>(a.AsInt64(), b.AsInt64()).As<long, T>();
        }

        return MapEach<TFunction>(a, b);
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector512<long> Wide<TFunction>(Vector512<long> a, Vector512<long> b)
        where TFunction : struct, IIntegerFunction =>
        // Who divides by 0 gets 0, as from the function of single numbers.
        Vector512.AndNot(
            Avx512DQ.ConvertToVector512Int64WithTruncation(TFunction.Wide<Lanes512<double>, Vector512<double>>(
                Avx512DQ.ConvertToVector512Double(a), Avx512DQ.ConvertToVector512Double(b))),
            Vector512.Equals(b, Vector512<long>.Zero));

    [MethodImpl(NoInlining)]
    private static Vector512<T> MapEach<TFunction>(Vector512<T> a, Vector512<T> b)
        where TFunction : struct, IIntegerFunction
    {
        LaneLoop.MapIntegers<T, TFunction>((T*)&a, (T*)&b, Vector512<T>.Count);
        return a;
    }
}
