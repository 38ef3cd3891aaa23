using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
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
        where F : struct, IDoubleFunction => typeof(T) == typeof(float) ? Lanes512<float>.InDouble<F>(x.AsSingle()).As<float, T>() : Map(op, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> MapWide<TOp, F>(in TOp op, Vector512<T> a, Vector512<T> b)
        where TOp : unmanaged, IBinaryOp
        where F : struct, IDoubleFunction2 =>
        typeof(T) == typeof(float) ? Lanes512<float>.InDouble2<F>(a.AsSingle(), b.AsSingle()).As<float, T>() : Map(op, a, b);

    [MethodImpl(NoInlining)]
    public static Vector512<T> MapIntegers<TFunction>(Vector512<T> a, Vector512<T> b)
        where TFunction : struct, IIntegerFunction
    {
        LaneLoop.MapIntegers<T, TFunction>((T*)&a, (T*)&b, Vector512<T>.Count);
        return a;
    }
}
