using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <summary>The lanes of a 256-bit vector of float, double, int or long: arithmetic and comparisons.</summary>
internal readonly unsafe partial struct Lanes256<T> : ILanes<Lanes256<T>, Vector256<T>>
    where T : unmanaged, INumber<T>
{
    private static bool IsInteger
    {
        [MethodImpl(AggressiveInlining)]
        get => typeof(T) == typeof(int) || typeof(T) == typeof(long);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Const(double value)
    {
        if (typeof(T) == typeof(float)) return Vector256.Create((float)value).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector256.Create(value).As<double, T>();
        if (typeof(T) == typeof(int)) return Vector256.Create((int)value).As<int, T>();
        return Vector256.Create((long)value).As<long, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Number(Scalar value)
    {
        if (typeof(T) == typeof(int)) return Vector256.Create(unchecked((int)value.ToInt64())).As<int, T>();
        if (typeof(T) == typeof(long)) return Vector256.Create(value.ToInt64()).As<long, T>();
        return Const(value.ToDouble());
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Add(Vector256<T> a, Vector256<T> b) => a + b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Sub(Vector256<T> a, Vector256<T> b) => a - b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Mul(Vector256<T> a, Vector256<T> b) => a * b;

    /// <summary>Integers: towards zero, and the smallest integer divided by -1 stays; the divisors must not be 0.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Div(Vector256<T> a, Vector256<T> b) => IsInteger ? DivIntegers(a, b) : a / b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Neg(Vector256<T> x) => -x;

    /// <summary>Integers: the smallest one stays.</summary>
    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Abs(Vector256<T> x) =>
        IsInteger ? Vector256.ConditionalSelect(Vector256.LessThan(x, Vector256<T>.Zero), -x, x) : Vector256.Abs(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Sqrt(Vector256<T> x) => IsInteger ? NoIntegers() : Vector256.Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Max(Vector256<T> a, Vector256<T> b) => Vector256.Max(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Min(Vector256<T> a, Vector256<T> b) => Vector256.Min(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> MulAdd(Vector256<T> a, Vector256<T> b, Vector256<T> c)
    {
        if (typeof(T) == typeof(float)) return Vector256.MultiplyAddEstimate(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector256.MultiplyAddEstimate(a.AsDouble(), b.AsDouble(), c.AsDouble()).As<double, T>();
        return a * b + c;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Floor(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector256.Floor(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector256.Floor(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Ceil(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector256.Ceiling(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector256.Ceiling(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Trunc(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector256.Truncate(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector256.Truncate(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Round(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Vector256.Round(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return Vector256.Round(x.AsDouble()).As<double, T>();
        return x;
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Less(Vector256<T> a, Vector256<T> b) => Vector256.LessThan(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> LessEqual(Vector256<T> a, Vector256<T> b) => Vector256.LessThanOrEqual(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Equal(Vector256<T> a, Vector256<T> b) => Vector256.Equals(a, b);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> And(Vector256<T> mask1, Vector256<T> mask2) => mask1 & mask2;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Or(Vector256<T> mask1, Vector256<T> mask2) => mask1 | mask2;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Not(Vector256<T> mask) => ~mask;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Select(Vector256<T> mask, Vector256<T> a, Vector256<T> b) => Vector256.ConditionalSelect(mask, a, b);

    [MethodImpl(NoInlining)]
    private static Vector256<T> DivIntegers(Vector256<T> a, Vector256<T> b)
    {
        LaneLoop.Divide((T*)&a, (T*)&b, Vector256<T>.Count);
        return a;
    }

    private static Vector256<T> NoIntegers() => throw new NotSupportedException("This function has no integer form.");
}
