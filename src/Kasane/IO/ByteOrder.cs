using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>Turns the bytes of numbers round.</summary>
internal static class ByteOrder
{
    /// <summary>Turns each item of 2, 4 or 8 bytes round; single bytes stay.</summary>
    public static void Reverse(Span<byte> data, int itemSize)
    {
        var shorts = MemoryMarshal.Cast<byte, ushort>(data);
        var ints = MemoryMarshal.Cast<byte, uint>(data);
        var longs = MemoryMarshal.Cast<byte, ulong>(data);
        if (itemSize == 2) BinaryPrimitives.ReverseEndianness(shorts, shorts);
        if (itemSize == 4) BinaryPrimitives.ReverseEndianness(ints, ints);
        if (itemSize == 8) BinaryPrimitives.ReverseEndianness(longs, longs);
    }
}
