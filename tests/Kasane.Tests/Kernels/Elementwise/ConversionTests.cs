using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>The vectorised conversions against those of single elements, bit for bit.</summary>
public unsafe class ConversionTests
{
    private static readonly DType[] DTypes = [.. Enum.GetValues<DType>().Where(dtype => !dtype.IsComplex)];

    public static TheoryData<DType, DType> Pairs()
    {
        var pairs = new TheoryData<DType, DType>();
        foreach (var from in DTypes)
            foreach (var to in DTypes) pairs.Add(from, to);
        return pairs;
    }

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Many_elements_are_converted_as_one_by_one(DType from, DType to)
    {
        var source = Interesting(from);
        var n = source.Length / from.ItemSize;
        foreach (var length in new[] { n, n - 3, 8, 7, 1 })
        {
            var (many, single) = (new byte[n * to.ItemSize], new byte[n * to.ItemSize]);
            fixed (byte* s = source, m = many, o = single)
            {
                Conversion.Run(s, from, m, to, length);
                for (var i = 0; i < length; i++) Conversion.Run(s + (i * from.ItemSize), from, o + (i * to.ItemSize), to, 1);
            }
            for (var i = 0; i < n * to.ItemSize; i++)
                Assert.True(single[i] == many[i], $"{from} to {to}, byte {i} of element {i / to.ItemSize}: {single[i]:x2} or {many[i]:x2}");
        }
    }

    [Fact]
    public void Every_half_survives_the_way_through_float()
    {
        var halves = Enumerable.Range(0, 65536).Select(bits => (ushort)bits).ToArray();
        var floats = new float[65536];
        var back = new ushort[65536];
        fixed (ushort* h = halves, b = back)
        fixed (float* f = floats)
        {
            Conversion.Run((byte*)h, DType.Float16, (byte*)f, DType.Float32, 65536);
            Conversion.Run((byte*)f, DType.Float32, (byte*)b, DType.Float16, 65536);
        }
        for (var i = 0; i < 65536; i++)
        {
            var half = BitConverter.UInt16BitsToHalf(halves[i]);
            Assert.Equal((float)half, floats[i]);
            if (!Half.IsNaN(half)) Assert.Equal(halves[i], back[i]);
        }
    }

    private static byte[] Interesting(DType dtype)
    {
        var random = new Random(3);
        var values = new byte[4099 * dtype.ItemSize];
        random.NextBytes(values);
        fixed (byte* p = values)
        {
            double[] special = [0, -0.0, 1, -1, 0.5, 1.5, 2.5, 65504, 65519.9, 65520, 1e-8, 6e-8, 5.9e-8, 6.1e-5, 1e-40, 2147483647, 2147483648, -2147483648, 3e9, 1e19, 1e30, 255, 256, 1e300, double.NaN, double.PositiveInfinity, double.NegativeInfinity];
            var at = 0;
            foreach (var value in special)
                for (var k = 0; k < 9; k++, at++) Conversion.Run((byte*)&value, DType.Float64, p + (at * dtype.ItemSize), dtype, 1);
            // Ties of the 16-bit formats, and ordinary numbers.
            for (; at < 3000; at++)
            {
                var value = at % 3 == 0 ? (float)(random.NextDouble() - 0.5) * 4000 : BitConverter.UInt32BitsToSingle((uint)random.Next() & 0xFFFFF000u);
                Conversion.Run((byte*)&value, DType.Float32, p + (at * dtype.ItemSize), dtype, 1);
            }
            if (dtype == DType.Bool)
                for (var i = 0; i < values.Length; i++) p[i] &= 1;
        }
        return values;
    }
}
