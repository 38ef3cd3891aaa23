using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Transcendental functions; none has an integer form, except Pow.</content>
internal readonly unsafe partial struct Lanes128<T>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Exp(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Exp<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleExp.Exp<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Expm1(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Expm1<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleExp.Expm1<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Log(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleLog.Log<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Log1p(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log1p<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleLog.Log1p<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Sin(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatTrigonometry.Sin<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleTrigonometry.Sin<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Cos(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatTrigonometry.Cos<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleTrigonometry.Cos<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Tanh(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatSigmoid.Tanh<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleSigmoid.Tanh<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Sigmoid(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatSigmoid.Sigmoid<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleSigmoid.Sigmoid<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Erf(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatErf.Erf<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleErf.Erf<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Exp2(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Exp2<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &ScalarMath.Exp2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Log2(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log2<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Log2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Log10(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log10<Lanes128<float>, Vector128<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Log10);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Sinh(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideHyperbolic.Sinh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Sinh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Cosh(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideHyperbolic.Cosh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Cosh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Tan(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideTrigonometry.Tan>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Tan);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Asin(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideTrigonometry.Asin>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Asin);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Acos(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideTrigonometry.Acos>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Acos);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Atan(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideTrigonometry.Atan>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Atan);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Asinh(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideHyperbolic.Asinh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Asinh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Acosh(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideHyperbolic.Acosh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Acosh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Atanh(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideHyperbolic.Atanh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Atanh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Erfc(Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble<WideErf.Erfc>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleErf.Erfc<Lanes128<double>, Vector128<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Rsqrt(Vector128<T> x) => IsInteger ? NoIntegers() : Vector128<T>.One / Vector128.Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Atan2(Vector128<T> y, Vector128<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes128<float>.InDouble2<WideTrigonometry.Atan2>(y.AsSingle(), x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(y, x, &Math.Atan2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Pow(Vector128<T> x, Vector128<T> y)
    {
        if (typeof(T) == typeof(float)) return FloatPow.Pow<Lanes128<float>, Vector128<float>>(x.AsSingle(), y.AsSingle()).As<float, T>();
        return IsInteger ? PowIntegers(x, y) : Map(x, y, &Math.Pow);
    }

    [MethodImpl(NoInlining)]
    private static Vector128<T> PowIntegers(Vector128<T> x, Vector128<T> y)
    {
        LaneLoop.Power((T*)&x, (T*)&y, Vector128<T>.Count);
        return x;
    }
}
