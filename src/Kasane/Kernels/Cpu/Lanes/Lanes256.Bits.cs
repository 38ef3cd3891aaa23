using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>The bits of floats; for float lanes only.</content>
internal readonly unsafe partial struct Lanes256<T> : IFloatBits<Lanes256<T>, Vector256<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Fma(Vector256<T> a, Vector256<T> b, Vector256<T> c) =>
        Vector256.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Pattern(uint bits) => Vector256.Create(bits).As<uint, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> Xor(Vector256<T> a, Vector256<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> AddBits(Vector256<T> a, Vector256<T> b) => (a.AsInt32() + b.AsInt32()).As<int, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> ShiftLeft(Vector256<T> x, [ConstantExpected] int count) => (x.AsInt32() << count).As<int, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> NoCommonBits(Vector256<T> a, Vector256<T> b) =>
        Vector256.Equals(a.AsInt32() & b.AsInt32(), Vector256<int>.Zero).As<int, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> AtMost(Vector256<T> constant, Vector256<T> x) => Vector256.MinNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector256<T> AtLeast(Vector256<T> constant, Vector256<T> x) => Vector256.MaxNative(constant, x);

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
    public static bool Any(Vector256<T> mask) => mask != Vector256<T>.Zero;
}
