using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Exponents and special values; for float and double lanes only.</content>
internal readonly unsafe partial struct Lanes128<T> : IFloatBits<Lanes128<T>, Vector128<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Scale(Vector128<T> x, Vector128<T> n)
    {
        if (sizeof(T) == 4)
        {
            if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(x.AsSingle(), n.AsSingle()).As<float, T>();
            Vector128<int> whole = Vector128.ConvertToInt32Native(n.AsSingle());
            Vector128<int> half = whole >> 1;
            Vector128<float> first = ((half + Vector128.Create(127)) << 23).AsSingle();
            Vector128<float> second = ((whole - half + Vector128.Create(127)) << 23).AsSingle();
            return (x.AsSingle() * first * second).As<float, T>();
        }
        else
        {
            if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(x.AsDouble(), n.AsDouble()).As<double, T>();
            Vector128<long> whole = Vector128.ConvertToInt64Native(n.AsDouble());
            Vector128<long> half = whole >> 1;
            Vector128<double> first = ((half + Vector128.Create(1023L)) << 52).AsDouble();
            Vector128<double> second = ((whole - half + Vector128.Create(1023L)) << 52).AsDouble();
            return (x.AsDouble() * first * second).As<double, T>();
        }
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Split(Vector128<T> x, out Vector128<T> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            const byte From075To15 = 0b11;
            Vector128<T> m = sizeof(T) == 4
                ? Avx512F.VL.GetMantissa(x.AsSingle(), From075To15).As<float, T>()
                : Avx512F.VL.GetMantissa(x.AsDouble(), From075To15).As<double, T>();
            Vector128<T> e = sizeof(T) == 4
                ? Avx512F.VL.GetExponent(x.AsSingle()).As<float, T>()
                : Avx512F.VL.GetExponent(x.AsDouble()).As<double, T>();
            exponent = Vector128.ConditionalSelect(Vector128.LessThan(m, Vector128<T>.One), e + Vector128<T>.One, e);
            return m;
        }

        if (sizeof(T) == 4)
        {
            Vector128<float> value = x.AsSingle();
            Vector128<float> subnormal = Vector128.LessThan(value, Vector128.Create(1.17549435e-38f));
            Vector128<int> bits = Vector128.ConditionalSelect(subnormal, value * Vector128.Create(8388608f), value).AsInt32();
            Vector128<int> power = (bits - Vector128.Create(0x3F400000)) >> 23;
            exponent = (Vector128.ConvertToSingle(power) - (subnormal & Vector128.Create(23f))).As<float, T>();
            return (bits - (power << 23)).As<int, T>();
        }
        else
        {
            Vector128<double> value = x.AsDouble();
            Vector128<double> subnormal = Vector128.LessThan(value, Vector128.Create(2.2250738585072014e-308));
            Vector128<long> bits = Vector128.ConditionalSelect(subnormal, value * Vector128.Create(4503599627370496.0), value).AsInt64();
            Vector128<long> power = (bits - Vector128.Create(0x3FE8000000000000)) >> 52;
            exponent = (Vector128.ConvertToDouble(power) - (subnormal & Vector128.Create(52.0))).As<double, T>();
            return (bits - (power << 52)).As<long, T>();
        }
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> FixLog(Vector128<T> logarithm, Vector128<T> x)
    {
        // One instruction by class of x: quiet NaN, signalling NaN, zero, one, -infinity, infinity, negative, positive.
        const int Responses = 0x03530422;
        if (Avx512F.VL.IsSupported)
        {
            return sizeof(T) == 4
                ? Avx512F.VL.Fixup(logarithm.AsSingle(), x.AsSingle(), Vector128.Create(Responses), 0).As<float, T>()
                : Avx512F.VL.Fixup(logarithm.AsDouble(), x.AsDouble(), Vector128.Create((long)Responses), 0).As<double, T>();
        }

        Vector128<T> zero = Vector128<T>.Zero;
        Vector128<T> outside = Vector128.ConditionalSelect(Vector128.Equals(x, zero), Const(double.NegativeInfinity), Const(double.NaN));
        Vector128<T> result = Vector128.ConditionalSelect(Vector128.LessThanOrEqual(x, zero), outside, logarithm);
        return Vector128.ConditionalSelect(Vector128.LessThan(x, Const(double.PositiveInfinity)), result, x);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> InDouble<F>(Vector128<T> x)
        where F : struct, IDoubleFunction
    {
        (Vector128<double> low, Vector128<double> high) = Vector128.Widen(x.AsSingle());
        return Vector128.Narrow(F.Apply<Lanes128<double>, Vector128<double>>(low), F.Apply<Lanes128<double>, Vector128<double>>(high)).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> InDouble2<F>(Vector128<T> x, Vector128<T> y)
        where F : struct, IDoubleFunction2
    {
        (Vector128<double> lowX, Vector128<double> highX) = Vector128.Widen(x.AsSingle());
        (Vector128<double> lowY, Vector128<double> highY) = Vector128.Widen(y.AsSingle());
        Vector128<double> low = F.Apply<Lanes128<double>, Vector128<double>>(lowX, lowY);
        Vector128<double> high = F.Apply<Lanes128<double>, Vector128<double>>(highX, highY);
        return Vector128.Narrow(low, high).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> PowerCore(Vector128<T> f, Vector128<T> exponent, Vector128<T> y)
    {
        (Vector128<double> lowF, Vector128<double> highF) = Vector128.Widen(f.AsSingle());
        (Vector128<double> lowExponent, Vector128<double> highExponent) = Vector128.Widen(exponent.AsSingle());
        (Vector128<double> lowY, Vector128<double> highY) = Vector128.Widen(y.AsSingle());
        Vector128<double> low = FloatPow.Core<Lanes128<double>, Vector128<double>>(lowF, lowExponent, lowY);
        Vector128<double> high = FloatPow.Core<Lanes128<double>, Vector128<double>>(highF, highExponent, highY);
        return Vector128.Narrow(low, high).As<float, T>();
    }
}
