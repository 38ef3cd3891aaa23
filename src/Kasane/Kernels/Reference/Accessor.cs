using System.Numerics;

namespace Kasane.Internal;

/// <summary>Reads and writes single elements of a block by their multi-index, in the widest type of their kind. Slow and obvious.</summary>
internal readonly unsafe struct Accessor(in Block block, byte* pin)
{
    private readonly byte* start = block.Address(pin);
    private readonly Layout layout = block.Layout;
    private readonly DType dtype = block.DType;

    public double Double(ReadOnlySpan<long> index)
    {
        double value;
        Conversion.Run(Address(index), dtype, (byte*)&value, DType.Float64, 1);
        return value;
    }

    public long Long(ReadOnlySpan<long> index)
    {
        long value;
        Conversion.Run(Address(index), dtype, (byte*)&value, DType.Int64, 1);
        return value;
    }

    public Complex Complex(ReadOnlySpan<long> index)
    {
        Complex64 value;
        Conversion.Run(Address(index), dtype, (byte*)&value, DType.Complex64, 1);
        return value;
    }

    public void Set(ReadOnlySpan<long> index, Complex value)
    {
        var rounded = (Complex64)value;
        Conversion.Run((byte*)&rounded, DType.Complex64, Address(index), dtype, 1);
    }

    public void Set(ReadOnlySpan<long> index, double value) => Conversion.Run((byte*)&value, DType.Float64, Address(index), dtype, 1);

    public void Set(ReadOnlySpan<long> index, long value) => Conversion.Run((byte*)&value, DType.Int64, Address(index), dtype, 1);

    public byte* Address(ReadOnlySpan<long> index)
    {
        long offset = 0;
        // An operand of lower rank is broadcast from the right; a dimension of size 1 stretches.
        var skip = index.Length - layout.Rank;
        for (var d = 0; d < layout.Rank; d++)
            if (layout.Size(d) != 1) offset += index[d + skip] * layout.Stride(d);
        return start + (offset * dtype.ItemSize);
    }

    /// <summary>Moves a multi-index on to the next element in row-major order; false after the last one.</summary>
    public static bool Next(Span<long> index, ReadOnlySpan<long> sizes)
    {
        for (var d = sizes.Length - 1; d >= 0; d--)
        {
            if (++index[d] < sizes[d]) return true;
            index[d] = 0;
        }
        return false;
    }
}
