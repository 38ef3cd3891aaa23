using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Exponents and special values of floats; for float lanes only.</content>
internal readonly unsafe partial struct Lanes256<T> : IFloatBits<Lanes256<T>, Vector256<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Scale(Vector256<T> x, Vector256<T> n)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(x.AsSingle(), n.AsSingle()).As<float, T>();
        Vector256<int> whole = Vector256.ConvertToInt32Native(n.AsSingle());
        Vector256<int> half = whole >> 1;
        Vector256<int> bias = Vector256.Create(127);
        Vector256<float> first = ((half + bias) << 23).AsSingle();
        Vector256<float> second = ((whole - half + bias) << 23).AsSingle();
        return (x.AsSingle() * first * second).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Split(Vector256<T> x, out Vector256<T> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            Vector256<float> m = Avx512F.VL.GetMantissa(x.AsSingle(), 0b11);
            Vector256<float> e = Avx512F.VL.GetExponent(x.AsSingle());
            exponent = Vector256.ConditionalSelect(Vector256.LessThan(m, Vector256<float>.One), e + Vector256<float>.One, e).As<float, T>();
            return m.As<float, T>();
        }

        Vector256<float> value = x.AsSingle();
        Vector256<float> subnormal = Vector256.LessThan(value, Vector256.Create(1.17549435e-38f));
        Vector256<int> bits = Vector256.ConditionalSelect(subnormal, value * Vector256.Create(8388608f), value).AsInt32();
        Vector256<int> power = (bits - Vector256.Create(0x3F400000)) >> 23;
        exponent = (Vector256.ConvertToSingle(power) - (subnormal & Vector256.Create(23f))).As<float, T>();
        return (bits - (power << 23)).As<int, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> FixLog(Vector256<T> logarithm, Vector256<T> x)
    {
        // One instruction by class of x: quiet NaN, signalling NaN, zero, one, -infinity, infinity, negative, positive.
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Fixup(logarithm.AsSingle(), x.AsSingle(), Vector256.Create(0x03530422), 0).As<float, T>();
        }

        Vector256<float> value = x.AsSingle();
        Vector256<float> outside = Vector256.ConditionalSelect(
            Vector256.Equals(value, Vector256<float>.Zero), Vector256.Create(float.NegativeInfinity), Vector256.Create(float.NaN));
        Vector256<float> result = Vector256.ConditionalSelect(
            Vector256.LessThanOrEqual(value, Vector256<float>.Zero), outside, logarithm.AsSingle());
        return Vector256.ConditionalSelect(Vector256.LessThan(value, Vector256.Create(float.PositiveInfinity)), result, value).As<float, T>();
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
