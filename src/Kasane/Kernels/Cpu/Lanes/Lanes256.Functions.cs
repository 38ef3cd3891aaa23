using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Transcendental functions; none has an integer form, except Pow.</content>
internal readonly unsafe partial struct Lanes256<T>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Exp(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Exp<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleExp.Exp<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Expm1(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Expm1<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleExp.Expm1<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Log(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleLog.Log<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Log1p(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log1p<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleLog.Log1p<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Sin(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatTrigonometry.Sin<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleTrigonometry.Sin<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Cos(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatTrigonometry.Cos<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleTrigonometry.Cos<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Tanh(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatSigmoid.Tanh<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleSigmoid.Tanh<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Sigmoid(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatSigmoid.Sigmoid<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleSigmoid.Sigmoid<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Erf(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatErf.Erf<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleErf.Erf<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Exp2(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatExp.Exp2<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &ScalarMath.Exp2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Log2(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log2<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Log2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Log10(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return FloatLog.Log10<Lanes256<float>, Vector256<float>>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Log10);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Sinh(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideHyperbolic.Sinh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Sinh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Cosh(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideHyperbolic.Cosh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Cosh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Tan(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideTrigonometry.Tan>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Tan);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Asin(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideTrigonometry.Asin>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Asin);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Acos(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideTrigonometry.Acos>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Acos);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Atan(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideTrigonometry.Atan>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Atan);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Asinh(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideHyperbolic.Asinh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Asinh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Acosh(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideHyperbolic.Acosh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Acosh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Atanh(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideHyperbolic.Atanh>(x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(x, &Math.Atanh);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Erfc(Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble<WideErf.Erfc>(x.AsSingle()).As<float, T>();
        if (typeof(T) == typeof(double)) return DoubleErf.Erfc<Lanes256<double>, Vector256<double>>(x.AsDouble()).As<double, T>();
        return NoIntegers();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Rsqrt(Vector256<T> x) => IsInteger ? NoIntegers() : Vector256<T>.One / Vector256.Sqrt(x);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Atan2(Vector256<T> y, Vector256<T> x)
    {
        if (typeof(T) == typeof(float)) return Lanes256<float>.InDouble2<WideTrigonometry.Atan2>(y.AsSingle(), x.AsSingle()).As<float, T>();
        return IsInteger ? NoIntegers() : Map(y, x, &Math.Atan2);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Pow(Vector256<T> x, Vector256<T> y)
    {
        if (typeof(T) == typeof(float)) return FloatPow.Pow<Lanes256<float>, Vector256<float>>(x.AsSingle(), y.AsSingle()).As<float, T>();
        return IsInteger ? PowIntegers(x, y) : Map(x, y, &Math.Pow);
    }

    [MethodImpl(NoInlining)]
    private static Vector256<T> PowIntegers(Vector256<T> x, Vector256<T> y)
    {
        LaneLoop.Power((T*)&x, (T*)&y, Vector256<T>.Count);
        return x;
    }
}
