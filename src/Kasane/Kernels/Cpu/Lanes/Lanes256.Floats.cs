using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Exponents and special values; for float and double lanes only.</content>
internal readonly unsafe partial struct Lanes256<T> : IFloatBits<Lanes256<T>, Vector256<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Scale(Vector256<T> x, Vector256<T> n)
    {
        if (sizeof(T) == 4)
        {
            if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(x.AsSingle(), n.AsSingle()).As<float, T>();
            Vector256<int> whole = Vector256.ConvertToInt32Native(n.AsSingle());
            Vector256<int> half = whole >> 1;
            Vector256<float> first = ((half + Vector256.Create(127)) << 23).AsSingle();
            Vector256<float> second = ((whole - half + Vector256.Create(127)) << 23).AsSingle();
            return (x.AsSingle() * first * second).As<float, T>();
        }
        else
        {
            if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(x.AsDouble(), n.AsDouble()).As<double, T>();
            Vector256<long> whole = Vector256.ConvertToInt64Native(n.AsDouble());
            Vector256<long> half = whole >> 1;
            Vector256<double> first = ((half + Vector256.Create(1023L)) << 52).AsDouble();
            Vector256<double> second = ((whole - half + Vector256.Create(1023L)) << 52).AsDouble();
            return (x.AsDouble() * first * second).As<double, T>();
        }
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Split(Vector256<T> x, out Vector256<T> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            const byte From075To15 = 0b11;
            Vector256<T> m = sizeof(T) == 4
                ? Avx512F.VL.GetMantissa(x.AsSingle(), From075To15).As<float, T>()
                : Avx512F.VL.GetMantissa(x.AsDouble(), From075To15).As<double, T>();
            Vector256<T> e = sizeof(T) == 4
                ? Avx512F.VL.GetExponent(x.AsSingle()).As<float, T>()
                : Avx512F.VL.GetExponent(x.AsDouble()).As<double, T>();
            exponent = Vector256.ConditionalSelect(Vector256.LessThan(m, Vector256<T>.One), e + Vector256<T>.One, e);
            return m;
        }

        if (sizeof(T) == 4)
        {
            Vector256<float> value = x.AsSingle();
            Vector256<float> subnormal = Vector256.LessThan(value, Vector256.Create(1.17549435e-38f));
            Vector256<int> bits = Vector256.ConditionalSelect(subnormal, value * Vector256.Create(8388608f), value).AsInt32();
            Vector256<int> power = (bits - Vector256.Create(0x3F400000)) >> 23;
            exponent = (Vector256.ConvertToSingle(power) - (subnormal & Vector256.Create(23f))).As<float, T>();
            return (bits - (power << 23)).As<int, T>();
        }
        else
        {
            Vector256<double> value = x.AsDouble();
            Vector256<double> subnormal = Vector256.LessThan(value, Vector256.Create(2.2250738585072014e-308));
            Vector256<long> bits = Vector256.ConditionalSelect(subnormal, value * Vector256.Create(4503599627370496.0), value).AsInt64();
            Vector256<long> power = (bits - Vector256.Create(0x3FE8000000000000)) >> 52;
            exponent = (Vector256.ConvertToDouble(power) - (subnormal & Vector256.Create(52.0))).As<double, T>();
            return (bits - (power << 52)).As<long, T>();
        }
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> FixLog(Vector256<T> logarithm, Vector256<T> x)
    {
        // One instruction by class of x: quiet NaN, signalling NaN, zero, one, -infinity, infinity, negative, positive.
        const int Responses = 0x03530422;
        if (Avx512F.VL.IsSupported)
        {
            return sizeof(T) == 4
                ? Avx512F.VL.Fixup(logarithm.AsSingle(), x.AsSingle(), Vector256.Create(Responses), 0).As<float, T>()
                : Avx512F.VL.Fixup(logarithm.AsDouble(), x.AsDouble(), Vector256.Create((long)Responses), 0).As<double, T>();
        }

        Vector256<T> zero = Vector256<T>.Zero;
        Vector256<T> outside = Vector256.ConditionalSelect(Vector256.Equals(x, zero), Const(double.NegativeInfinity), Const(double.NaN));
        Vector256<T> result = Vector256.ConditionalSelect(Vector256.LessThanOrEqual(x, zero), outside, logarithm);
        return Vector256.ConditionalSelect(Vector256.LessThan(x, Const(double.PositiveInfinity)), result, x);
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> InDouble<F>(Vector256<T> x)
        where F : struct, IDoubleFunction
    {
        (Vector256<double> low, Vector256<double> high) = Vector256.Widen(x.AsSingle());
        return Vector256.Narrow(F.Apply<Lanes256<double>, Vector256<double>>(low), F.Apply<Lanes256<double>, Vector256<double>>(high)).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> InDouble2<F>(Vector256<T> x, Vector256<T> y)
        where F : struct, IDoubleFunction2
    {
        (Vector256<double> lowX, Vector256<double> highX) = Vector256.Widen(x.AsSingle());
        (Vector256<double> lowY, Vector256<double> highY) = Vector256.Widen(y.AsSingle());
        Vector256<double> low = F.Apply<Lanes256<double>, Vector256<double>>(lowX, lowY);
        Vector256<double> high = F.Apply<Lanes256<double>, Vector256<double>>(highX, highY);
        return Vector256.Narrow(low, high).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> PowerCore(Vector256<T> f, Vector256<T> exponent, Vector256<T> y)
    {
        (Vector256<double> lowF, Vector256<double> highF) = Vector256.Widen(f.AsSingle());
        (Vector256<double> lowExponent, Vector256<double> highExponent) = Vector256.Widen(exponent.AsSingle());
        (Vector256<double> lowY, Vector256<double> highY) = Vector256.Widen(y.AsSingle());
        Vector256<double> low = FloatPow.Core<Lanes256<double>, Vector256<double>>(lowF, lowExponent, lowY);
        Vector256<double> high = FloatPow.Core<Lanes256<double>, Vector256<double>>(highF, highExponent, highY);
        return Vector256.Narrow(low, high).As<float, T>();
    }
}
