using System.Buffers.Binary;
using System.IO.Compression;
using System.Text;

namespace Kasane.Internal;

/// <summary>
/// The directory of a zip archive, zip64 included. Nothing in it is believed: records must lie inside the file, must not overlap (a few
/// bytes could otherwise stand for terabytes), and their number must be the one that is promised.
/// </summary>
internal sealed class ZipReader
{
    private const int EndLength = 22;
    private const int LocalLength = 30;
    private const int CentralLength = 46;

    /// <summary>Deflate packs at most this many bytes into one.</summary>
    private const int LargestRatio = 1032;

    private readonly RandomFile file;
    private readonly Dictionary<string, ZipEntry> entries = [];

    public ZipReader(RandomFile file)
    {
        this.file = file;
        var (start, length, count, end) = FindDirectory();
        if (start < 0 || length < 0 || length > end - start || length > int.MaxValue) throw file.Bad("its zip directory does not lie inside it");
        if (count > length / CentralLength) throw file.Bad($"its zip directory promises {count} records, which do not fit into {length} bytes");
        var starts = new List<(long Start, long End)>();
        var bytes = file.Read(start, (int)length).AsSpan();
        for (long i = 0; i < count; i++) bytes = bytes[ReadEntry(bytes, start, starts)..];
        if (!bytes.IsEmpty) throw file.Bad($"its zip directory has more than the {count} records that it promises");
        starts.Sort();
        for (var i = 1; i < starts.Count; i++)
            if (starts[i].Start < starts[i - 1].End) throw file.Bad("two records of its zip directory overlap");
    }

    /// <summary>The records by name.</summary>
    public IReadOnlyDictionary<string, ZipEntry> Entries => entries;

    /// <summary>Fills <paramref name="destination"/> with the first bytes of a record.</summary>
    public unsafe void Read(ZipEntry entry, byte* destination, long count)
    {
        if (count > entry.Length) throw file.Bad($"record '{entry.Name}' has {entry.Length} bytes, but {count} are needed");
        using var inflater = entry.IsDeflated ? Inflate(entry) : null;
        for (long done = 0; done < count;)
        {
            var part = new Span<byte>(destination + done, (int)Math.Min(count - done, 1 << 20));
            if (inflater is null) file.Read(entry.Start + done, part);
            else ReadInflated(inflater, part, entry);
            done += part.Length;
        }
    }

    /// <summary>A record as a file: its place in the archive if it is stored, otherwise its unpacked content.</summary>
    public RandomFile Open(ZipEntry entry)
    {
        var source = $"{file.Source}: '{entry.Name}'";
        return entry.IsDeflated ? RandomFile.Of(Read(entry), source) : file.Part(entry.Start, entry.Length, source);
    }

    /// <summary>The first bytes of a stored record where the archive is mapped; null if they must be copied.</summary>
    public Tensor? Map(ZipEntry entry, long count, DType dtype) =>
        entry.IsDeflated || count > entry.Length ? null : file.Map(entry.Start, Layout.Contiguous([count / dtype.ItemSize]), dtype);

    /// <summary>The whole content of a record.</summary>
    public unsafe byte[] Read(ZipEntry entry)
    {
        if (entry.Length > int.MaxValue / 2) throw file.Bad($"record '{entry.Name}' has {entry.Length} bytes, too many to be unpacked at once");
        var bytes = new byte[entry.Length];
        fixed (byte* target = bytes) Read(entry, target, bytes.Length);
        return bytes;
    }

    private DeflateStream Inflate(ZipEntry entry)
    {
        if (entry.Stored > int.MaxValue) throw file.Bad($"the compressed record '{entry.Name}' has {entry.Stored} bytes, too many to be unpacked");
        return new(new MemoryStream(file.Read(entry.Start, (int)entry.Stored)), CompressionMode.Decompress);
    }

    private void ReadInflated(DeflateStream inflater, Span<byte> part, ZipEntry entry)
    {
        try
        {
            inflater.ReadExactly(part);
        }
        catch (Exception error) when (error is InvalidDataException or EndOfStreamException)
        {
            throw new CheckpointFormatException($"{file.Source} cannot be loaded: its compressed record '{entry.Name}' is damaged.", error);
        }
    }

    private (long Start, long Length, long Count, long End) FindDirectory()
    {
        var window = (int)Math.Min(file.Length, EndLength + ushort.MaxValue);
        var tail = file.Read(file.Length - window, window);
        for (var at = window - EndLength; at >= 0; at--)
        {
            var record = tail.AsSpan(at);
            if (BinaryPrimitives.ReadUInt32LittleEndian(record) != 0x06054b50 || U16(record, 20) != record.Length - EndLength) continue;
            var position = file.Length - window + at;
            var (count, length, start) = (U16(record, 10), U32(record, 12), U32(record, 16));
            return count == ushort.MaxValue || length == uint.MaxValue || start == uint.MaxValue
                ? FindLargeDirectory(position)
                : (start, length, count, position);
        }
        throw file.Bad("it begins like a zip archive but has no end record, so it is cut off");
    }

    private (long Start, long Length, long Count, long End) FindLargeDirectory(long end)
    {
        var locator = file.Read(end - 20, 20);
        if (U32(locator, 0) != 0x07064b50) throw file.Bad("its zip64 locator is missing");
        var position = S64(locator, 8);
        if (position < 0 || position > end) throw file.Bad("its zip64 end record does not lie inside it");
        var record = file.Read(position, 56);
        if (U32(record, 0) != 0x06064b50) throw file.Bad("its zip64 end record is missing");
        var (count, length, start) = (S64(record, 32), S64(record, 40), S64(record, 48));
        if (count < 0 || length < 0 || start < 0) throw file.Bad("its zip64 end record holds impossible numbers");
        return (start, length, count, position);
    }

    private int ReadEntry(ReadOnlySpan<byte> bytes, long directory, List<(long Start, long End)> starts)
    {
        if (bytes.Length < CentralLength || U32(bytes, 0) != 0x02014b50) throw file.Bad("a record of its zip directory is damaged");
        var (flags, method) = (U16(bytes, 8), U16(bytes, 10));
        var (nameLength, extraLength, commentLength) = (U16(bytes, 28), U16(bytes, 30), U16(bytes, 32));
        var total = CentralLength + nameLength + extraLength + commentLength;
        if (total > bytes.Length) throw file.Bad("a record of its zip directory is cut off");
        var name = Encoding.UTF8.GetString(bytes.Slice(CentralLength, nameLength));
        var (stored, length, start) = Sizes(bytes, bytes.Slice(CentralLength + nameLength, extraLength));
        if ((flags & 1) != 0) throw file.Bad($"record '{name}' is encrypted");
        if (method is not (0 or 8)) throw file.Bad($"record '{name}' is packed by method {method}, but only 0 (stored) and 8 (deflate) can be read");
        if (method == 0 && stored != length) throw file.Bad($"record '{name}' is stored, but its sizes {stored} and {length} differ");
        if (start < 0 || stored < 0 || length < 0 || start > directory - LocalLength) throw file.Bad($"record '{name}' does not lie inside it");
        if (length > (Int128)stored * LargestRatio) throw file.Bad($"record '{name}' cannot unpack {stored} bytes to {length}");
        Span<byte> local = stackalloc byte[LocalLength];
        file.Read(start, local);
        if (U32(local, 0) != 0x04034b50) throw file.Bad($"record '{name}' does not begin where the zip directory says");
        var data = start + LocalLength + U16(local, 26) + U16(local, 28);
        if (stored > directory - data) throw file.Bad($"record '{name}' does not lie inside it");
        if (!entries.TryAdd(name, new(name, data, stored, length, method == 8))) throw file.Bad($"record '{name}' occurs twice");
        starts.Add((start, data + stored));
        return total;
    }

    /// <summary>Sizes and offset; where 32 bits do not suffice they stand in the zip64 field.</summary>
    private (long Stored, long Length, long Start) Sizes(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> extra)
    {
        long stored = U32(bytes, 20), length = U32(bytes, 24), start = U32(bytes, 42);
        while (extra.Length >= 4)
        {
            var (tag, size) = (U16(extra, 0), U16(extra, 2));
            if (size > extra.Length - 4) break;
            var field = extra.Slice(4, size);
            if (tag == 1)
            {
                Take(ref length, ref field);
                Take(ref stored, ref field);
                Take(ref start, ref field);
            }
            extra = extra[(4 + size)..];
        }
        return (stored, length, start);

        void Take(ref long value, ref ReadOnlySpan<byte> field)
        {
            if (value != uint.MaxValue) return;
            if (field.Length < 8) throw file.Bad("a zip64 field is cut off");
            value = S64(field, 0);
            field = field[8..];
        }
    }

    private static int U16(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt16LittleEndian(bytes[at..]);

    private static uint U32(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadUInt32LittleEndian(bytes[at..]);

    private static long S64(ReadOnlySpan<byte> bytes, int at) => BinaryPrimitives.ReadInt64LittleEndian(bytes[at..]);
}
