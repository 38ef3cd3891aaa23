using System.Buffers.Binary;
using System.Text;

namespace Kasane.Internal;

/// <summary>
/// Writes a zip archive as <c>torch.save</c> does: nothing compressed, the bytes of each record at a multiple of 64, sizes and checksum
/// behind them, a zip64 end record. No times are kept, so the same records give the same bytes.
/// </summary>
internal sealed class ZipWriter(Stream stream)
{
    private const int Alignment = 64;
    private const int LocalLength = 30;
    private const ushort Utf8 = 0x0800;
    private const ushort SizesBehind = 0x0008;
    private const ushort Version = 45;

    private readonly long origin = stream.CanSeek ? stream.Position : 0;
    private readonly List<Record> records = [];
    private long position;

    /// <summary>Writes a record of bytes that are there.</summary>
    public void Add(string name, ReadOnlySpan<byte> content)
    {
        var record = Begin(name, content.Length);
        Put(record, content);
        End(record);
    }

    /// <summary>Writes a record part by part.</summary>
    /// <param name="name">Its path.</param>
    /// <param name="length">How many bytes it has.</param>
    /// <param name="read">Fills a part that begins at an offset.</param>
    public void Add(string name, long length, Action<long, Memory<byte>> read)
    {
        var record = Begin(name, length);
        var buffer = new byte[(int)Math.Min(length, 1 << 20)];
        for (long done = 0; done < length; done += buffer.Length)
        {
            var part = buffer.AsMemory(0, (int)Math.Min(length - done, buffer.Length));
            read(done, part);
            Put(record, part.Span);
        }
        End(record);
    }

    /// <summary>Writes the directory.</summary>
    public void Finish()
    {
        var start = position;
        foreach (var record in records) WriteEntry(record);
        var (end, length) = (position, position - start);
        Write(new Fields(56).U32(0x06064b50).U64(44).U16(Version).U16(Version).U32(0).U32(0)
            .U64(records.Count).U64(records.Count).U64(length).U64(start));
        Write(new Fields(20).U32(0x07064b50).U32(0).U64(end).U32(1));
        var count = (ushort)Math.Min(records.Count, ushort.MaxValue);
        Write(new Fields(22).U32(0x06054b50).U16(0).U16(0).U16(count).U16(count).U32(Short(length)).U32(Short(start)).U16(0));
        stream.Flush();
    }

    private static uint Short(long value) => (uint)Math.Min(value, uint.MaxValue);

    private Record Begin(string name, long length)
    {
        var bytes = Encoding.UTF8.GetBytes(name);
        if (bytes.Length > ushort.MaxValue)
            throw new ArgumentException($"The name of a record has {bytes.Length} bytes, more than {ushort.MaxValue}.", nameof(name));
        var record = new Record(bytes, position, length);
        records.Add(record);
        var sizes = record.IsLarge ? 20 : 0;
        var data = origin + position + LocalLength + bytes.Length + sizes + 4;
        var padding = (int)((Alignment - (data % Alignment)) % Alignment);
        Write(new Fields(LocalLength).U32(0x04034b50).U16(Version).U16(record.Flags).U16(0).U16(0).U16(0).U32(0)
            .U32(record.IsLarge ? uint.MaxValue : 0).U32(record.IsLarge ? uint.MaxValue : 0).U16((ushort)bytes.Length).U16((ushort)(sizes + 4 + padding)));
        Write(bytes);
        if (record.IsLarge) Write(new Fields(20).U16(1).U16(16).U64(length).U64(length));
        Write(new Fields(4).U16(0x4246).U16((ushort)padding));
        Write("ZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZZ"u8[..padding]);
        return record;
    }

    private void Put(Record record, ReadOnlySpan<byte> bytes)
    {
        record.Crc = Crc32.Append(record.Crc, bytes);
        Write(bytes);
    }

    private void End(Record record)
    {
        if (record.Length == 0) return;
        var fields = new Fields(record.IsLarge ? 24 : 16).U32(0x08074b50).U32(record.Crc);
        Write(record.IsLarge ? fields.U64(record.Length).U64(record.Length) : fields.U32((uint)record.Length).U32((uint)record.Length));
    }

    private void WriteEntry(Record record)
    {
        var isFar = record.Start >= uint.MaxValue;
        var extra = (record.IsLarge ? 16 : 0) + (isFar ? 8 : 0);
        var size = record.IsLarge ? uint.MaxValue : (uint)record.Length;
        Write(new Fields(46).U32(0x02014b50).U16(Version).U16(Version).U16(record.Flags).U16(0).U16(0).U16(0).U32(record.Crc).U32(size).U32(size)
            .U16((ushort)record.Name.Length).U16((ushort)(extra == 0 ? 0 : extra + 4)).U16(0).U16(0).U16(0).U32(0).U32(Short(record.Start)));
        Write(record.Name);
        if (extra == 0) return;
        var fields = new Fields(extra + 4).U16(1).U16((ushort)extra);
        if (record.IsLarge) fields = fields.U64(record.Length).U64(record.Length);
        Write(isFar ? fields.U64(record.Start) : fields);
    }

    private void Write(Fields fields) => Write(fields.Bytes);

    private void Write(ReadOnlySpan<byte> bytes)
    {
        stream.Write(bytes);
        position += bytes.Length;
    }

    private sealed class Record(byte[] name, long start, long length)
    {
        public byte[] Name => name;

        public long Start => start;

        public long Length => length;

        public uint Crc { get; set; }

        public bool IsLarge => length >= uint.MaxValue;

        public ushort Flags => length == 0 ? Utf8 : (ushort)(Utf8 | SizesBehind);
    }

    /// <summary>Little-endian numbers, one behind the other.</summary>
    private sealed class Fields(int length)
    {
        private readonly byte[] bytes = new byte[length];
        private int filled;

        public ReadOnlySpan<byte> Bytes => bytes;

        public Fields U16(ushort value)
        {
            BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(filled), value);
            filled += sizeof(ushort);
            return this;
        }

        public Fields U32(uint value)
        {
            BinaryPrimitives.WriteUInt32LittleEndian(bytes.AsSpan(filled), value);
            filled += sizeof(uint);
            return this;
        }

        public Fields U64(long value)
        {
            BinaryPrimitives.WriteInt64LittleEndian(bytes.AsSpan(filled), value);
            filled += sizeof(long);
            return this;
        }
    }
}
