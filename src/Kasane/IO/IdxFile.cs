using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kasane;

/// <summary>
/// An array in the IDX format of the MNIST files: a magic number that names the element type and the number of dimensions, the sizes, then
/// the elements, all big-endian. Gzipped files are recognised by themselves.
/// </summary>
public sealed class IdxFile
{
    private readonly byte[] data;

    private IdxFile(DType dtype, Shape shape, byte[] data)
    {
        DType = dtype;
        Shape = shape;
        this.data = data;
    }

    /// <summary>The element type: UInt8, Int8, Int16, Int32, Float32 or Float64.</summary>
    public DType DType { get; }

    /// <summary>The sizes, e.g. (60000, 28, 28).</summary>
    public Shape Shape { get; }

    /// <summary>The elements in row-major order, in this machine's byte order.</summary>
    public ReadOnlyMemory<byte> Bytes => data;

    /// <summary>Reads a file, gzipped or not.</summary>
    /// <exception cref="CheckpointFormatException">The file is damaged or of another format.</exception>
    public static IdxFile Read(string path)
    {
        using var stream = File.OpenRead(path);
        return Read(stream, path);
    }

    /// <summary>Reads a stream to its end, gzipped or not.</summary>
    /// <param name="stream">The file's bytes.</param>
    /// <param name="source">The file's name, for messages.</param>
    /// <exception cref="CheckpointFormatException">The file is damaged or of another format.</exception>
    public static IdxFile Read(Stream stream, string source = "The stream")
    {
        ArgumentNullException.ThrowIfNull(stream);
        try
        {
            return Parse(IdxBytes.Open(stream));
        }
        catch (InvalidDataException error)
        {
            throw new CheckpointFormatException(
                $"{source} is no valid IDX file: {error.Message.TrimEnd('.')}. Get the file again from its source.", error);
        }
    }

    /// <summary>A copy of the elements.</summary>
    /// <exception cref="DTypeException"><typeparamref name="T"/> is not the element type.</exception>
    public T[] ToArray<T>() where T : unmanaged =>
        DTypeExtensions.Of<T>() == DType
            ? MemoryMarshal.Cast<byte, T>(data).ToArray()
            : throw new DTypeException(
                $"The IDX file has {DType} elements, but {typeof(T).Name} was asked for. Ask for its own type and convert.");

    private static IdxFile Parse(IdxBytes bytes)
    {
        Span<byte> word = stackalloc byte[4];
        bytes.ReadExactly(word);
        if (word[0] != 0 || word[1] != 0)
            throw new InvalidDataException("it starts with neither the two zero bytes of IDX nor those of gzip");
        var dtype = ElementType(word[2]);
        var shape = new long[word[3]];
        var count = new Int128(0, (ulong)dtype.ItemSize);
        foreach (ref var size in shape.AsSpan())
        {
            bytes.ReadExactly(word);
            size = BinaryPrimitives.ReadUInt32BigEndian(word);
            count = Int128.Min(count * size, long.MaxValue);
        }

        var data = bytes.ReadRest((long)count, Shape.Create(shape));
        if (BitConverter.IsLittleEndian) ByteOrder.Reverse(data, dtype.ItemSize);
        return new(dtype, shape, data);
    }

    private static DType ElementType(byte code) => code switch
    {
        0x08 => DType.UInt8,
        0x09 => DType.Int8,
        0x0B => DType.Int16,
        0x0C => DType.Int32,
        0x0D => DType.Float32,
        0x0E => DType.Float64,
        _ => throw new InvalidDataException($"its element type 0x{code:X2} is unknown; expected 0x08, 0x09 or 0x0B to 0x0E"),
    };
}
