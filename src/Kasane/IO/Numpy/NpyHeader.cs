using System.Buffers.Binary;
using System.Text;

namespace Kasane.Internal;

/// <summary>The header of an npy file: the version, and a Python dict of element type, order and sizes.</summary>
/// <param name="DType">The element type.</param>
/// <param name="IsBigEndian">Whether the bytes of an element stand in the other order.</param>
/// <param name="IsFortran">Whether the first index runs fastest.</param>
/// <param name="Sizes">The sizes.</param>
/// <param name="Length">How many bytes the header has.</param>
internal sealed record NpyHeader(DType DType, bool IsBigEndian, bool IsFortran, long[] Sizes, long Length)
{
    private const int Alignment = 64;
    private const int MaxLength = 1 << 16;

    private static readonly (string Code, DType DType)[] Codes =
    [
        ("f4", DType.Float32), ("f8", DType.Float64), ("f2", DType.Float16), ("i8", DType.Int64), ("i4", DType.Int32), ("i2", DType.Int16),
        ("i1", DType.Int8), ("u1", DType.UInt8), ("b1", DType.Bool), ("c8", DType.Complex64),
    ];

    public static ReadOnlySpan<byte> Magic => [0x93, (byte)'N', (byte)'U', (byte)'M', (byte)'P', (byte)'Y'];

    /// <summary>How many elements there are.</summary>
    public long Count => Sizes.Aggregate(1L, (count, size) => count * size);

    public static NpyHeader Read(RandomFile file)
    {
        Span<byte> start = stackalloc byte[12];
        if (file.Length < start.Length) throw file.Bad($"it has {file.Length} bytes, too few for an npy file");
        file.Read(0, start);
        if (!start.StartsWith(Magic)) throw file.Bad("it does not begin like an npy file");
        var (before, count) = start[6] switch
        {
            1 => (10, BinaryPrimitives.ReadUInt16LittleEndian(start[8..])),
            2 or 3 => (12, BinaryPrimitives.ReadUInt32LittleEndian(start[8..])),
            var version => throw file.Bad($"its version is {version}, but only 1 to 3 can be read"),
        };
        if (count > MaxLength) throw file.Bad($"its header has {count} bytes, more than {MaxLength}");
        var bytes = file.Read(before, (int)count);
        try
        {
            return Parse(Encoding.UTF8.GetString(bytes), before + count);
        }
        catch (InvalidDataException error)
        {
            throw file.Bad(error.Message);
        }
    }

    /// <summary>The bytes of a header of version 1, up to a multiple of 64.</summary>
    public static byte[] Write(DType dtype, bool isFortran, ReadOnlySpan<long> sizes)
    {
        var code = Array.Find(Codes, entry => entry.DType == dtype).Code
            ?? throw new DTypeException($"NumPy has no {dtype.PyTorchName}. Convert the tensor first: x.To(DType.Float32).") { Operation = "Npy.Save" };
        var order = dtype.ItemSize == 1 ? '|' : '<';
        var shape = new Shape(sizes.ToArray(), sizes.Length);
        var text = $"{{'descr': '{order}{code}', 'fortran_order': {(isFortran ? "True" : "False")}, 'shape': {shape}, }}";
        var total = (Magic.Length + 4 + text.Length + 1 + Alignment - 1) / Alignment * Alignment;
        if (total > MaxLength) throw new ShapeException($"An npy file of version 1 cannot hold {sizes.Length} sizes.") { Operation = "Npy.Save" };
        var bytes = new byte[total];
        bytes.AsSpan().Fill((byte)' ');
        Magic.CopyTo(bytes);
        (bytes[6], bytes[7], bytes[^1]) = (1, 0, (byte)'\n');
        BinaryPrimitives.WriteUInt16LittleEndian(bytes.AsSpan(8), (ushort)(total - 10));
        Encoding.ASCII.GetBytes(text, bytes.AsSpan(10));
        return bytes;
    }

    private static NpyHeader Parse(string text, long length)
    {
        var fields = new NpyLiteral(text).Read();
        if (fields.Count != 3 || !fields.TryGetValue("descr", out var type) || !fields.TryGetValue("fortran_order", out var order)
            || !fields.TryGetValue("shape", out var shape))
            throw new InvalidDataException("its header has other entries than descr, fortran_order and shape");
        if (type is not string descr) throw new InvalidDataException("its element type is no text");
        if (order is not bool isFortran) throw new InvalidDataException("its fortran_order is neither True nor False");
        if (shape is not long[] sizes) throw new InvalidDataException("its shape is no tuple");
        Int128 count = 1;
        foreach (var size in sizes) count = Int128.Min(count * Math.Max(size, 1), long.MaxValue);
        if (count > long.MaxValue / 16) throw new InvalidDataException("its shape has more elements than any memory");
        var code = descr.TrimStart('<', '>', '|', '=');
        var index = descr.Length - code.Length <= 1 ? Array.FindIndex(Codes, entry => entry.Code == code) : -1;
        if (index < 0 && code == "?") index = Array.FindIndex(Codes, entry => entry.DType == DType.Bool);
        return index >= 0
            ? new(Codes[index].DType, descr[0] == '>', isFortran, sizes, length)
            : throw new InvalidDataException(
                $"its element type is '{(descr.Length <= 40 ? descr : descr[..40])}', which no dtype has; convert it with NumPy's astype");
    }
}
