using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace Kasane.Internal;

/// <summary>Turns words of the stream into uniform numbers. Scalar tails compute what the vectors compute, bit by bit.</summary>
internal static class UniformKernel
{
    /// <summary>The lowest 53 bits of a double word.</summary>
    public const ulong Mask53 = (1UL << 53) - 1;

    private const uint Mask24 = 0xFFFFFF;

    /// <summary>A number in [0, 1) with 24 bits.</summary>
    public static float Unit(uint word) => (word & Mask24) * (1f / (1 << 24));

    /// <summary>A number in [0, 1) with 53 bits.</summary>
    public static double Unit(ulong word) => (word & Mask53) * (1.0 / (1L << 53));

    /// <summary>The number in [0, 1) of one of the pairs of words, the high half first.</summary>
    public static double Unit(ReadOnlySpan<uint> pairs, int i) => Unit(((ulong)pairs[2 * i] << 32) | pairs[(2 * i) + 1]);

    /// <summary>Replaces words, lying in the memory of the floats, by uniform numbers in [start, start + width).</summary>
    public static void FromWords(Span<float> values, float start, float width)
    {
        var words = MemoryMarshal.Cast<float, uint>(values);
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
        {
            var bits = (Vector256.Create<uint>(words[i..]) & Vector256.Create(Mask24)).AsInt32();
            var unit = Vector256.ConvertToSingle(bits) * Vector256.Create(1f / (1 << 24));
            Vector256.FusedMultiplyAdd(unit, Vector256.Create(width), Vector256.Create(start)).CopyTo(values[i..]);
        }

        for (; i < values.Length; i++) values[i] = MathF.FusedMultiplyAdd(Unit(words[i]), width, start);
    }

    /// <summary>Replaces pairs of words, lying in the memory of the doubles, by uniform numbers in [start, start + width).</summary>
    public static void FromWords(Span<double> values, double start, double width)
    {
        var words = MemoryMarshal.Cast<double, uint>(values);
        for (var i = 0; i < values.Length; i++)
            values[i] = Math.FusedMultiplyAdd(Unit(words, i), width, start);
    }
}
