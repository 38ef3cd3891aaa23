using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The lanes of a 512-bit vector of float, double, int or long: arithmetic and comparisons.</summary>
internal readonly unsafe partial struct Lanes512<T> : ILanes<Lanes512<T>, Vector512<T>>
    where T : unmanaged, INumber<T>
{
    private static bool IsInteger
    {
        [MethodImpl(AggressiveInlining)]
        get => typeof(T) == typeof(int) || typeof(T) == typeof(long);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Const(double value)
    {
        if (typeof(T) == typeof(float)) return Vector512.Create((float)value).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector512.Create(value).As<double, T>();
        if (typeof(T) == typeof(int)) return Vector512.Create((int)value).As<int, T>();
        return Vector512.Create((long)value).As<long, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Number(Scalar value)
    {
        if (typeof(T) == typeof(int)) return Vector512.Create(unchecked((int)value.ToInt64())).As<int, T>();
        if (typeof(T) == typeof(long)) return Vector512.Create(value.ToInt64()).As<long, T>();
        return Const(value.ToDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Add(Vector512<T> a, Vector512<T> b) => a + b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Sub(Vector512<T> a, Vector512<T> b) => a - b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Mul(Vector512<T> a, Vector512<T> b) => a * b;

    /// <summary>Integers: towards zero, and the smallest integer divided by -1 stays; the divisors must not be 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Div(Vector512<T> a, Vector512<T> b) => IsInteger ? DivIntegers(a, b) : a / b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Neg(Vector512<T> x) => -x;

    /// <summary>Integers: the smallest one stays.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Abs(Vector512<T> x) =>
        IsInteger ? Vector512.ConditionalSelect(Vector512.LessThan(x, Vector512<T>.Zero), -x, x) : Vector512.Abs(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Sqrt(Vector512<T> x) => IsInteger ? NoIntegers() : Vector512.Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Max(Vector512<T> a, Vector512<T> b) => Vector512.Max(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Min(Vector512<T> a, Vector512<T> b) => Vector512.Min(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> MulAdd(Vector512<T> a, Vector512<T> b, Vector512<T> c)
    {
        if (typeof(T) == typeof(float)) return Vector512.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector512.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        return a * b + c;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Floor(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector512.Floor(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector512.Floor(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Ceil(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector512.Ceiling(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector512.Ceiling(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Trunc(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector512.Truncate(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector512.Truncate(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Round(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector512.Round(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector512.Round(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Less(Vector512<T> a, Vector512<T> b) => Vector512.LessThan(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> LessEqual(Vector512<T> a, Vector512<T> b) => Vector512.LessThanOrEqual(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Equal(Vector512<T> a, Vector512<T> b) => Vector512.Equals(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> And(Vector512<T> mask1, Vector512<T> mask2) => mask1 & mask2;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Or(Vector512<T> mask1, Vector512<T> mask2) => mask1 | mask2;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Not(Vector512<T> mask) => ~mask;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Select(Vector512<T> mask, Vector512<T> a, Vector512<T> b) => Vector512.ConditionalSelect(mask, a, b);

    [MethodImpl(NoInlining)]
    private static Vector512<T> DivIntegers(Vector512<T> a, Vector512<T> b)
    {
        LaneLoop.Divide((T*)&a, (T*)&b, Vector512<T>.Count);
        return a;
    }

    private static Vector512<T> NoIntegers() => throw new NotSupportedException("This function has no integer form.");
}
