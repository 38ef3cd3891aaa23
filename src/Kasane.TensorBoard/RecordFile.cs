using System.Buffers.Binary;
using System.Numerics;

namespace Kasane.TensorBoard;

/// <summary>
/// TensorFlow's record format: the length (8 bytes, little-endian), its checksum, the bytes, their checksum. Checksums are CRC-32C, rotated
/// and moved by a constant, so that a record that holds checksums itself does not confuse them.
/// </summary>
internal static class RecordFile
{
    private const uint MaskDelta = 0xA282EAD8;

    /// <summary>Appends a record.</summary>
    public static void Append(Stream stream, ReadOnlySpan<byte> data)
    {
        Span<byte> head = stackalloc byte[12];
        BinaryPrimitives.WriteInt64LittleEndian(head, data.Length);
        BinaryPrimitives.WriteUInt32LittleEndian(head[8..], Mask(Crc32C(head[..8])));
        stream.Write(head);
        stream.Write(data);
        BinaryPrimitives.WriteUInt32LittleEndian(head, Mask(Crc32C(data)));
        stream.Write(head[..4]);
    }

    /// <summary>The CRC-32 with Castagnoli's polynomial.</summary>
    public static uint Crc32C(ReadOnlySpan<byte> data)
    {
        var crc = uint.MaxValue;
        for (; data.Length >= 8; data = data[8..]) crc = BitOperations.Crc32C(crc, BinaryPrimitives.ReadUInt64LittleEndian(data));
        foreach (var value in data) crc = BitOperations.Crc32C(crc, value);
        return ~crc;
    }

    /// <summary>A checksum as it is stored.</summary>
    public static uint Mask(uint crc) => BitOperations.RotateRight(crc, 15) + MaskDelta;
}
