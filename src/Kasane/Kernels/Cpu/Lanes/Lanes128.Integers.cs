using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Bits and signs, and functions that go lane by lane.</content>
internal readonly unsafe partial struct Lanes128<T>
{
    static bool IAlgebra<Lanes128<T>, Vector128<T>>.IsInteger
    {
        [MethodImpl(AggressiveInlining)]
        get => IsInteger;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> CopySign(Vector128<T> x, Vector128<T> sign) => Vector128.CopySign(x, sign);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> BitAnd(Vector128<T> a, Vector128<T> b) => a & b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> BitOr(Vector128<T> a, Vector128<T> b) => a | b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> BitXor(Vector128<T> a, Vector128<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> BitNot(Vector128<T> x) => ~x;

    public static Vector128<T> ShiftLeft(Vector128<T> x, Vector128<T> bits) => MapIntegers<LeftShift>(x, bits);

    public static Vector128<T> ShiftRight(Vector128<T> x, Vector128<T> bits) => MapIntegers<RightShift>(x, bits);

    [MethodImpl(NoInlining)]
    public static Vector128<T> Map<TOp>(in TOp op, Vector128<T> x)
        where TOp : unmanaged, IUnaryOp
    {
        LaneLoop.Map(op, (T*)&x, Vector128<T>.Count);
        return x;
    }

    [MethodImpl(NoInlining)]
    public static Vector128<T> Map<TOp>(in TOp op, Vector128<T> a, Vector128<T> b)
        where TOp : unmanaged, IBinaryOp
    {
        LaneLoop.Map(op, (T*)&a, (T*)&b, Vector128<T>.Count);
        return a;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> MapWide<TOp, F>(in TOp op, Vector128<T> x)
        where TOp : unmanaged, IUnaryOp
        where F : struct, IDoubleFunction =>
        typeof(T) == typeof(float) ? Lanes128<float>.InDouble<F>(x.AsSingle()).As<float, T>() : Map(op, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> MapWide<TOp, F>(in TOp op, Vector128<T> a, Vector128<T> b)
        where TOp : unmanaged, IBinaryOp
        where F : struct, IDoubleFunction2 =>
        typeof(T) == typeof(float) ? Lanes128<float>.InDouble2<F>(a.AsSingle(), b.AsSingle()).As<float, T>() : Map(op, a, b);

    [MethodImpl(NoInlining)]
    public static Vector128<T> MapIntegers<TFunction>(Vector128<T> a, Vector128<T> b)
        where TFunction : struct, IIntegerFunction
    {
        LaneLoop.MapIntegers<T, TFunction>((T*)&a, (T*)&b, Vector128<T>.Count);
        return a;
    }
}
