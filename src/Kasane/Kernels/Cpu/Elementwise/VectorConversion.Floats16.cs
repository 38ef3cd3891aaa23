using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;
using static System.Runtime.CompilerServices.MethodImplOptions;

namespace Kasane.Internal;

/// <content>The two 16-bit floating-point formats, by their bits.</content>
internal static unsafe partial class VectorConversion
{
    [MethodImpl(AggressiveOptimization)]
    private static long FromHalf(ushort* source, float* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) FromHalf(Widen(Vector128.Load(source + i))).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long ToHalf(float* source, ushort* target, long n)
    {
        long i = 0;
        for (; i + Step <= n; i += Step) Narrow(ToHalf(Vector256.Load(source + i))).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long FromBrain(ushort* source, float* target, long n)
    {
        long i = 0;
        if (Simd.Has512)
        {
            for (; i + (2 * Step) <= n; i += 2 * Step) BrainMemory512.Load(source + i).Store(target + i);
        }
        for (; i + Step <= n; i += Step) BrainMemory256.Load(source + i).Store(target + i);
        return i;
    }

    [MethodImpl(AggressiveOptimization)]
    private static long ToBrain(float* source, ushort* target, long n)
    {
        long i = 0;
        if (Simd.Has512)
        {
            for (; i + (2 * Step) <= n; i += 2 * Step) BrainMemory512.Store(Vector512.Load(source + i), target + i);
        }
        for (; i + Step <= n; i += Step) BrainMemory256.Store(Vector256.Load(source + i), target + i);
        return i;
    }

    /// <summary>
    /// Moves the fields to their places and shifts the exponent's bias; a subnormal number gets its value by a subtraction of floats, an
    /// infinity or NaN the largest exponent.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    private static Vector256<float> FromHalf(Vector256<uint> half)
    {
        var sign = (half & Vector256.Create(0x8000u)) << 16;
        var magnitude = (half & Vector256.Create(0x7FFFu)) << 13;
        var exponent = magnitude & Vector256.Create(0x7C00u << 13);
        var normal = magnitude + Vector256.Create((127u - 15) << 23);
        var huge = Vector256.Equals(exponent, Vector256.Create(0x7C00u << 13));
        normal += huge & Vector256.Create((128u - 16) << 23);
        var smallest = Vector256.Create(113u << 23);
        var subnormal = ((magnitude + smallest).AsSingle() - smallest.AsSingle()).AsUInt32();
        var result = Vector256.ConditionalSelect(Vector256.Equals(exponent, Vector256<uint>.Zero), subnormal, normal);
        // A signalling NaN becomes a quiet one, as in hardware.
        var isNaN = huge & ~Vector256.Equals(magnitude, exponent);
        return (result | sign | (isNaN & Vector256.Create(0x400000u))).AsSingle();
    }

    /// <summary>
    /// To the nearest, ties to even: a number in range by adding half of the last place to its bits, a subnormal one by adding a float whose
    /// last place is that of the result.
    /// </summary>
    [MethodImpl(AggressiveInlining)]
    private static Vector256<uint> ToHalf(Vector256<float> x)
    {
        var bits = x.AsUInt32();
        var sign = (bits >>> 16) & Vector256.Create(0x8000u);
        var magnitude = bits & Vector256.Create(0x7FFFFFFFu);
        var odd = (magnitude >>> 13) & Vector256<uint>.One;
        var normal = (magnitude - Vector256.Create((127u - 15) << 23) + Vector256.Create(0xFFFu) + odd) >>> 13;
        var anchor = Vector256.Create((127u - 15 + 23 - 10 + 1) << 23);
        var subnormal = (magnitude.AsSingle() + anchor.AsSingle()).AsUInt32() - anchor;
        var result = Vector256.ConditionalSelect(Vector256.LessThan(magnitude, Vector256.Create(113u << 23)), subnormal, normal);
        result = Vector256.ConditionalSelect(
            Vector256.GreaterThanOrEqual(magnitude, Vector256.Create((127u + 16) << 23)), Vector256.Create(0x7C00u), result);
        var nan = Vector256.Create(0x7E00u) | ((magnitude >>> 13) & Vector256.Create(0x3FFu));
        return Vector256.ConditionalSelect(Vector256.Equals(x, x).AsUInt32(), result, nan) | sign;
    }

    [MethodImpl(AggressiveInlining)]
    private static Vector128<ushort> Narrow(Vector256<uint> x) => Vector128.Narrow(x.GetLower(), x.GetUpper());
}
