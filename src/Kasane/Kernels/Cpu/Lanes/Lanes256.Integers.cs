using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Bits and signs, and functions that go lane by lane.</content>
internal readonly unsafe partial struct Lanes256<T>
{
    static bool IAlgebra<Lanes256<T>, Vector256<T>>.IsInteger
    {
        [MethodImpl(AggressiveInlining)]
        get => IsInteger;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> CopySign(Vector256<T> x, Vector256<T> sign) => Vector256.CopySign(x, sign);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> BitAnd(Vector256<T> a, Vector256<T> b) => a & b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> BitOr(Vector256<T> a, Vector256<T> b) => a | b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> BitXor(Vector256<T> a, Vector256<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> BitNot(Vector256<T> x) => ~x;

    public static Vector256<T> ShiftLeft(Vector256<T> x, Vector256<T> bits) => MapIntegers<LeftShift>(x, bits);

    public static Vector256<T> ShiftRight(Vector256<T> x, Vector256<T> bits) => MapIntegers<RightShift>(x, bits);

    [MethodImpl(NoInlining)]
    public static Vector256<T> Map<TOp>(in TOp op, Vector256<T> x)
        where TOp : unmanaged, IUnaryOp
    {
        LaneLoop.Map(op, (T*)&x, Vector256<T>.Count);
        return x;
    }

    [MethodImpl(NoInlining)]
    public static Vector256<T> Map<TOp>(in TOp op, Vector256<T> a, Vector256<T> b)
        where TOp : unmanaged, IBinaryOp
    {
        LaneLoop.Map(op, (T*)&a, (T*)&b, Vector256<T>.Count);
        return a;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> MapWide<TOp, F>(in TOp op, Vector256<T> x)
        where TOp : unmanaged, IUnaryOp
        where F : struct, IDoubleFunction =>
        typeof(T) == typeof(float) ? Lanes256<float>.InDouble<F>(x.AsSingle()).As<float, T>() : Map(op, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> MapWide<TOp, F>(in TOp op, Vector256<T> a, Vector256<T> b)
        where TOp : unmanaged, IBinaryOp
        where F : struct, IDoubleFunction2 =>
        typeof(T) == typeof(float) ? Lanes256<float>.InDouble2<F>(a.AsSingle(), b.AsSingle()).As<float, T>() : Map(op, a, b);

    [MethodImpl(NoInlining)]
    public static Vector256<T> MapIntegers<TFunction>(Vector256<T> a, Vector256<T> b)
        where TFunction : struct, IIntegerFunction
    {
        LaneLoop.MapIntegers<T, TFunction>((T*)&a, (T*)&b, Vector256<T>.Count);
        return a;
    }
}
