using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Transcendental functions; none has an integer form, except Pow.</content>
internal readonly unsafe partial struct Lanes512<T>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Exp(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Exp<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleExp.Exp<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Expm1(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Expm1<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleExp.Expm1<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Log(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleLog.Log<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Log1p(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log1p<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleLog.Log1p<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Sin(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatTrigonometry.Sin<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleTrigonometry.Sin<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Cos(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatTrigonometry.Cos<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleTrigonometry.Cos<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Tanh(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatSigmoid.Tanh<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleSigmoid.Tanh<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Sigmoid(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatSigmoid.Sigmoid<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleSigmoid.Sigmoid<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Erf(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatErf.Erf<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleErf.Erf<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Exp2(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Exp2<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &ScalarMath.Exp2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Log2(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log2<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Log2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Log10(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log10<Lanes512<float>, Vector512<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Log10);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Sinh(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideHyperbolic.Sinh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Sinh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Cosh(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideHyperbolic.Cosh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Cosh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Tan(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideTrigonometry.Tan>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Tan);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Asin(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideTrigonometry.Asin>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Asin);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Acos(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideTrigonometry.Acos>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Acos);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Atan(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideTrigonometry.Atan>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Atan);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Asinh(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideHyperbolic.Asinh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Asinh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Acosh(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideHyperbolic.Acosh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Acosh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Atanh(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideHyperbolic.Atanh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Atanh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Erfc(Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble<WideErf.Erfc>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleErf.Erfc<Lanes512<double>, Vector512<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Rsqrt(Vector512<T> x) => IsInteger ? NoIntegers() : Vector512<T>.One / Vector512.Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Atan2(Vector512<T> y, Vector512<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes512<float>.InDouble2<WideTrigonometry.Atan2>(y.AsSingle(), x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(y, x, &Math.Atan2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Pow(Vector512<T> x, Vector512<T> y)
    {
        if (typeof(T) == typeof(float)) return FloatPow.Pow<Lanes512<float>, Vector512<float>>(x.AsSingle(), y.AsSingle()).As<float, T>();
        return IsInteger ? PowIntegers(x, y) : Map(x, y, &Math.Pow);
    }

    [MethodImpl(NoInlining)]
    private static Vector512<T> PowIntegers(Vector512<T> x, Vector512<T> y)
    {
        LaneLoop.Power((T*)&x, (T*)&y, Vector512<T>.Count);
        return x;
    }
}
