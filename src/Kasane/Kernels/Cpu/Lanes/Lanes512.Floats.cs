using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>Exponents and special values of floats; for float lanes only.</content>
internal readonly unsafe partial struct Lanes512<T> : IFloatBits<Lanes512<T>, Vector512<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Scale(Vector512<T> x, Vector512<T> n)
    {
        if (Avx512F.IsSupported) return Avx512F.Scale(x.AsSingle(), n.AsSingle()).As<float, T>();
        Vector512<int> whole = Vector512.ConvertToInt32Native(n.AsSingle());
        Vector512<int> half = whole >> 1;
        Vector512<int> bias = Vector512.Create(127);
        Vector512<float> first = ((half + bias) << 23).AsSingle();
        Vector512<float> second = ((whole - half + bias) << 23).AsSingle();
        return (x.AsSingle() * first * second).As<float, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Split(Vector512<T> x, out Vector512<T> exponent)
    {
        if (Avx512F.IsSupported)
        {
            Vector512<float> m = Avx512F.GetMantissa(x.AsSingle(), 0b11);
            Vector512<float> e = Avx512F.GetExponent(x.AsSingle());
            exponent = Vector512.ConditionalSelect(Vector512.LessThan(m, Vector512<float>.One), e + Vector512<float>.One, e).As<float, T>();
            return m.As<float, T>();
        }

        Vector512<float> value = x.AsSingle();
        Vector512<float> subnormal = Vector512.LessThan(value, Vector512.Create(1.17549435e-38f));
        Vector512<int> bits = Vector512.ConditionalSelect(subnormal, value * Vector512.Create(8388608f), value).AsInt32();
        Vector512<int> power = (bits - Vector512.Create(0x3F400000)) >> 23;
        exponent = (Vector512.ConvertToSingle(power) - (subnormal & Vector512.Create(23f))).As<float, T>();
        return (bits - (power << 23)).As<int, T>();
    }

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> FixLog(Vector512<T> logarithm, Vector512<T> x)
    {
        // One instruction by class of x: quiet NaN, signalling NaN, zero, one, -infinity, infinity, negative, positive.
        if (Avx512F.IsSupported)
        {
            return Avx512F.Fixup(logarithm.AsSingle(), x.AsSingle(), Vector512.Create(0x03530422), 0).As<float, T>();
        }

        Vector512<float> value = x.AsSingle();
        Vector512<float> outside = Vector512.ConditionalSelect(
            Vector512.Equals(value, Vector512<float>.Zero), Vector512.Create(float.NegativeInfinity), Vector512.Create(float.NaN));
        Vector512<float> result = Vector512.ConditionalSelect(
            Vector512.LessThanOrEqual(value, Vector512<float>.Zero), outside, logarithm.AsSingle());
        return Vector512.ConditionalSelect(Vector512.LessThan(value, Vector512.Create(float.PositiveInfinity)), result, value).As<float, T>();
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
