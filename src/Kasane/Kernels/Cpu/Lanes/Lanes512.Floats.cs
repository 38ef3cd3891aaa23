using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Exponents and special values; for float and double lanes only.</content>
internal readonly unsafe partial struct Lanes512<T> : IFloatBits<Lanes512<T>, Vector512<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Scale(Vector512<T> x, Vector512<T> n)
    {
        if (sizeof(T) == 4)
        {
            if (Avx512F.IsSupported) return Avx512F.Scale(x.AsSingle(), n.AsSingle()).As<float, T>();
            Vector512<int> whole = Vector512.ConvertToInt32Native(n.AsSingle());
            Vector512<int> half = whole >> 1;
            Vector512<float> first = ((half + Vector512.Create(127)) << 23).AsSingle();
            Vector512<float> second = ((whole - half + Vector512.Create(127)) << 23).AsSingle();
            return (x.AsSingle() * first * second).As<float, T>();
        }
        else
        {
            if (Avx512F.IsSupported) return Avx512F.Scale(x.AsDouble(), n.AsDouble()).As<double, T>();
            Vector512<long> whole = Vector512.ConvertToInt64Native(n.AsDouble());
            Vector512<long> half = whole >> 1;
            Vector512<double> first = ((half + Vector512.Create(1023L)) << 52).AsDouble();
            Vector512<double> second = ((whole - half + Vector512.Create(1023L)) << 52).AsDouble();
            return (x.AsDouble() * first * second).As<double, T>();
        }
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Split(Vector512<T> x, out Vector512<T> exponent)
    {
        if (Avx512F.IsSupported)
        {
            const byte From075To15 = 0b11;
            Vector512<T> m = sizeof(T) == 4
                ? Avx512F.GetMantissa(x.AsSingle(), From075To15).As<float, T>()
                : Avx512F.GetMantissa(x.AsDouble(), From075To15).As<double, T>();
            Vector512<T> e = sizeof(T) == 4
                ? Avx512F.GetExponent(x.AsSingle()).As<float, T>()
                : Avx512F.GetExponent(x.AsDouble()).As<double, T>();
            exponent = Vector512.ConditionalSelect(Vector512.LessThan(m, Vector512<T>.One), e + Vector512<T>.One, e);
            return m;
        }

        if (sizeof(T) == 4)
        {
            Vector512<float> value = x.AsSingle();
            Vector512<float> subnormal = Vector512.LessThan(value, Vector512.Create(1.17549435e-38f));
            Vector512<int> bits = Vector512.ConditionalSelect(subnormal, value * Vector512.Create(8388608f), value).AsInt32();
            Vector512<int> power = (bits - Vector512.Create(0x3F400000)) >> 23;
            exponent = (Vector512.ConvertToSingle(power) - (subnormal & Vector512.Create(23f))).As<float, T>();
            return (bits - (power << 23)).As<int, T>();
        }
        else
        {
            Vector512<double> value = x.AsDouble();
            Vector512<double> subnormal = Vector512.LessThan(value, Vector512.Create(2.2250738585072014e-308));
            Vector512<long> bits = Vector512.ConditionalSelect(subnormal, value * Vector512.Create(4503599627370496.0), value).AsInt64();
            Vector512<long> power = (bits - Vector512.Create(0x3FE8000000000000)) >> 52;
            exponent = (Vector512.ConvertToDouble(power) - (subnormal & Vector512.Create(52.0))).As<double, T>();
            return (bits - (power << 52)).As<long, T>();
        }
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> FixLog(Vector512<T> logarithm, Vector512<T> x)
    {
        // One instruction by class of x: quiet NaN, signalling NaN, zero, one, -infinity, infinity, negative, positive.
        const int Responses = 0x03530422;
        if (Avx512F.IsSupported)
        {
            return sizeof(T) == 4
                ? Avx512F.Fixup(logarithm.AsSingle(), x.AsSingle(), Vector512.Create(Responses), 0).As<float, T>()
                : Avx512F.Fixup(logarithm.AsDouble(), x.AsDouble(), Vector512.Create((long)Responses), 0).As<double, T>();
        }

        Vector512<T> zero = Vector512<T>.Zero;
        Vector512<T> outside = Vector512.ConditionalSelect(Vector512.Equals(x, zero), Const(double.NegativeInfinity), Const(double.NaN));
        Vector512<T> result = Vector512.ConditionalSelect(Vector512.LessThanOrEqual(x, zero), outside, logarithm);
        return Vector512.ConditionalSelect(Vector512.LessThan(x, Const(double.PositiveInfinity)), result, x);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> InDouble<F>(Vector512<T> x)
        where F : struct, IDoubleFunction
    {
        (Vector512<double> low, Vector512<double> high) = Vector512.Widen(x.AsSingle());
        return Vector512.Narrow(F.Apply<Lanes512<double>, Vector512<double>>(low), F.Apply<Lanes512<double>, Vector512<double>>(high)).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> InDouble2<F>(Vector512<T> x, Vector512<T> y)
        where F : struct, IDoubleFunction2
    {
        (Vector512<double> lowX, Vector512<double> highX) = Vector512.Widen(x.AsSingle());
        (Vector512<double> lowY, Vector512<double> highY) = Vector512.Widen(y.AsSingle());
        Vector512<double> low = F.Apply<Lanes512<double>, Vector512<double>>(lowX, lowY);
        Vector512<double> high = F.Apply<Lanes512<double>, Vector512<double>>(highX, highY);
        return Vector512.Narrow(low, high).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> PowerCore(Vector512<T> f, Vector512<T> exponent, Vector512<T> y)
    {
        (Vector512<double> lowF, Vector512<double> highF) = Vector512.Widen(f.AsSingle());
        (Vector512<double> lowExponent, Vector512<double> highExponent) = Vector512.Widen(exponent.AsSingle());
        (Vector512<double> lowY, Vector512<double> highY) = Vector512.Widen(y.AsSingle());
        Vector512<double> low = FloatPow.Core<Lanes512<double>, Vector512<double>>(lowF, lowExponent, lowY);
        Vector512<double> high = FloatPow.Core<Lanes512<double>, Vector512<double>>(highF, highExponent, highY);
        return Vector512.Narrow(low, high).As<float, T>();
    }
}
