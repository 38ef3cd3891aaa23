using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The lanes of a 128-bit vector of float, double, int or long: arithmetic and comparisons.</summary>
internal readonly unsafe partial struct Lanes128<T> : ILanes<Lanes128<T>, Vector128<T>>
    where T : unmanaged, INumber<T>
{
    private static bool IsInteger
    {
        [MethodImpl(AggressiveInlining)]
        get => typeof(T) == typeof(int) || typeof(T) == typeof(long);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Const(double value)
    {
        if (typeof(T) == typeof(float)) return Vector128.Create((float)value).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector128.Create(value).As<double, T>();
        if (typeof(T) == typeof(int)) return Vector128.Create((int)value).As<int, T>();
        return Vector128.Create((long)value).As<long, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Number(Scalar value)
    {
        if (typeof(T) == typeof(int)) return Vector128.Create(unchecked((int)value.ToInt64())).As<int, T>();
        if (typeof(T) == typeof(long)) return Vector128.Create(value.ToInt64()).As<long, T>();
        return Const(value.ToDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Add(Vector128<T> a, Vector128<T> b) => a + b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Sub(Vector128<T> a, Vector128<T> b) => a - b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Mul(Vector128<T> a, Vector128<T> b) => a * b;

    /// <summary>Integers: towards zero, and the smallest integer divided by -1 stays; the divisors must not be 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Div(Vector128<T> a, Vector128<T> b) => IsInteger ? DivIntegers(a, b) : a / b;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Neg(Vector128<T> x) => -x;

    /// <summary>Integers: the smallest one stays.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Abs(Vector128<T> x) =>
        IsInteger ? Vector128.ConditionalSelect(Vector128.LessThan(x, Vector128<T>.Zero), -x, x) : Vector128.Abs(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Sqrt(Vector128<T> x) => IsInteger ? NoIntegers() : Vector128.Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Max(Vector128<T> a, Vector128<T> b) => Vector128.Max(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Min(Vector128<T> a, Vector128<T> b) => Vector128.Min(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> MulAdd(Vector128<T> a, Vector128<T> b, Vector128<T> c)
    {
        if (typeof(T) == typeof(float)) return Vector128.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector128.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        return a * b + c;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Floor(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector128.Floor(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector128.Floor(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Ceil(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector128.Ceiling(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector128.Ceiling(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Trunc(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector128.Truncate(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector128.Truncate(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Round(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector128.Round(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector128.Round(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Less(Vector128<T> a, Vector128<T> b) => Vector128.LessThan(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> LessEqual(Vector128<T> a, Vector128<T> b) => Vector128.LessThanOrEqual(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Equal(Vector128<T> a, Vector128<T> b) => Vector128.Equals(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> And(Vector128<T> mask1, Vector128<T> mask2) => mask1 & mask2;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Or(Vector128<T> mask1, Vector128<T> mask2) => mask1 | mask2;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Not(Vector128<T> mask) => ~mask;

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Select(Vector128<T> mask, Vector128<T> a, Vector128<T> b) => Vector128.ConditionalSelect(mask, a, b);

    [MethodImpl(NoInlining)]
    private static Vector128<T> DivIntegers(Vector128<T> a, Vector128<T> b)
    {
        LaneLoop.Divide((T*)&a, (T*)&b, Vector128<T>.Count);
        return a;
    }

    private static Vector128<T> NoIntegers() => throw new NotSupportedException("This function has no integer form.");
}
