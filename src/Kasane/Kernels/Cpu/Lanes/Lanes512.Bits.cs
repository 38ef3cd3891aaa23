using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using System.Runtime.Intrinsics.X86;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>The bits of floats; for float lanes only.</content>
internal readonly unsafe partial struct Lanes512<T> : IFloatBits<Lanes512<T>, Vector512<T>>
{
    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Fma(Vector512<T> a, Vector512<T> b, Vector512<T> c) =>
        Vector512.FusedMultiplyAdd(a.AsSingle(), b.AsSingle(), c.AsSingle()).As<float, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Pattern(uint bits) => Vector512.Create(bits).As<uint, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> Xor(Vector512<T> a, Vector512<T> b) => a ^ b;

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> AddBits(Vector512<T> a, Vector512<T> b) => (a.AsInt32() + b.AsInt32()).As<int, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> ShiftLeft(Vector512<T> x, [ConstantExpected] int count) => (x.AsInt32() << count).As<int, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> NoCommonBits(Vector512<T> a, Vector512<T> b) =>
        Vector512.Equals(a.AsInt32() & b.AsInt32(), Vector512<int>.Zero).As<int, T>();

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> AtMost(Vector512<T> constant, Vector512<T> x) => Vector512.MinNative(constant, x);

    [MethodImpl(AggressiveInlining)]
    public static Vector512<T> AtLeast(Vector512<T> constant, Vector512<T> x) => Vector512.MaxNative(constant, x);

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
    public static bool Any(Vector512<T> mask) => mask != Vector512<T>.Zero;
}
