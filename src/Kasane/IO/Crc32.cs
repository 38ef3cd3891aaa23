using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>The CRC-32 of PNG and zip (polynomial 0xEDB88320), eight bytes at a time.</summary>
internal static class Crc32
{
    private const int Step = 8;

    /// <summary>Row k: what a byte contributes that is followed by k others.</summary>
    private static readonly uint[][] Tables = Create();

    /// <summary>The checksum of more bytes, given that of the bytes before them (0 at the start).</summary>
    public static uint Append(uint crc, ReadOnlySpan<byte> bytes)
    {
        crc = ~crc;
        var (t0, t1, t2, t3, t4, t5, t6, t7) = (Tables[0], Tables[1], Tables[2], Tables[3], Tables[4], Tables[5], Tables[6], Tables[7]);
        var words = MemoryMarshal.Cast<byte, ulong>(bytes);
        foreach (var word in words)
        {
            var x = (BitConverter.IsLittleEndian ? word : BinaryPrimitives.ReverseEndianness(word)) ^ crc;
            crc = t7[(byte)x] ^ t6[(byte)(x >> 8)] ^ t5[(byte)(x >> 16)] ^ t4[(byte)(x >> 24)]
                ^ t3[(byte)(x >> 32)] ^ t2[(byte)(x >> 40)] ^ t1[(byte)(x >> 48)] ^ t0[x >> 56];
        }
        foreach (var value in bytes[(words.Length * Step)..]) crc = t0[(byte)(crc ^ value)] ^ (crc >> 8);
        return ~crc;
    }

    private static uint[][] Create()
    {
        var tables = new uint[Step][];
        tables[0] = [.. Enumerable.Range(0, 256).Select(Entry)];
        for (var k = 1; k < Step; k++) tables[k] = Array.ConvertAll(tables[k - 1], before => tables[0][(byte)before] ^ (before >> 8));
        return tables;
    }

    private static uint Entry(int index)
    {
        var entry = (uint)index;
        for (var bit = 0; bit < 8; bit++) entry = (entry >> 1) ^ ((0 - (entry & 1)) & 0xEDB88320);
        return entry;
    }
}
