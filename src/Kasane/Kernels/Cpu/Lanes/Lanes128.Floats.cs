using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Exponents and special values of floats; for float lanes only.</content>
internal readonly unsafe partial struct Lanes128<T> : IFloatBits<Lanes128<T>, Vector128<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Scale(Vector128<T> x, Vector128<T> n)
    {
        if (Avx512F.VL.IsSupported) return Avx512F.VL.Scale(x.AsSingle(), n.AsSingle()).As<float, T>();
        Vector128<int> whole = Vector128.ConvertToInt32Native(n.AsSingle());
        Vector128<int> half = whole >> 1;
        Vector128<int> bias = Vector128.Create(127);
        Vector128<float> first = ((half + bias) << 23).AsSingle();
        Vector128<float> second = ((whole - half + bias) << 23).AsSingle();
        return (x.AsSingle() * first * second).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> Split(Vector128<T> x, out Vector128<T> exponent)
    {
        if (Avx512F.VL.IsSupported)
        {
            Vector128<float> m = Avx512F.VL.GetMantissa(x.AsSingle(), 0b11);
            Vector128<float> e = Avx512F.VL.GetExponent(x.AsSingle());
            exponent = Vector128.ConditionalSelect(Vector128.LessThan(m, Vector128<float>.One), e + Vector128<float>.One, e).As<float, T>();
            return m.As<float, T>();
        }

        Vector128<float> value = x.AsSingle();
        Vector128<float> subnormal = Vector128.LessThan(value, Vector128.Create(1.17549435e-38f));
        Vector128<int> bits = Vector128.ConditionalSelect(subnormal, value * Vector128.Create(8388608f), value).AsInt32();
        Vector128<int> power = (bits - Vector128.Create(0x3F400000)) >> 23;
        exponent = (Vector128.ConvertToSingle(power) - (subnormal & Vector128.Create(23f))).As<float, T>();
        return (bits - (power << 23)).As<int, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector128<T> FixLog(Vector128<T> logarithm, Vector128<T> x)
    {
        // One instruction by class of x: quiet NaN, signalling NaN, zero, one, -infinity, infinity, negative, positive.
        if (Avx512F.VL.IsSupported)
        {
            return Avx512F.VL.Fixup(logarithm.AsSingle(), x.AsSingle(), Vector128.Create(0x03530422), 0).As<float, T>();
        }

        Vector128<float> value = x.AsSingle();
        Vector128<float> outside = Vector128.ConditionalSelect(
            Vector128.Equals(value, Vector128<float>.Zero), Vector128.Create(float.NegativeInfinity), Vector128.Create(float.NaN));
        Vector128<float> result = Vector128.ConditionalSelect(
            Vector128.LessThanOrEqual(value, Vector128<float>.Zero), outside, logarithm.AsSingle());
        return Vector128.ConditionalSelect(Vector128.LessThan(value, Vector128.Create(float.PositiveInfinity)), result, value).As<float, T>();
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
