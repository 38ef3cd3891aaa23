using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace Kasane.Internal;

/// <summary>
/// An open safetensors file. Opening reads and checks the header only; the bytes of a tensor are read when asked for, directly into their
/// destination, so a file may be larger than memory. Safe to read from several threads.
/// </summary>
internal sealed class SafetensorsFile : IDisposable
{
    private const int LengthBytes = 8;
    private const int PartBytes = 1 << 26;

    private readonly Stream stream;
    private readonly bool leaveOpen;
    private readonly MappedFile? mapping;
    private readonly Lock gate = new();
    private readonly long dataStart;
    private readonly SafetensorsHeader header;

    private SafetensorsFile(Stream stream, string source, bool leaveOpen, MappedFile? mapping)
    {
        this.stream = stream;
        this.leaveOpen = leaveOpen;
        this.mapping = mapping;
        Source = source;
        var length = stream.Length;
        if (length < LengthBytes) throw Bad($"it has {length} bytes, fewer than the 8 of the header's length");
        Span<byte> prefix = stackalloc byte[LengthBytes];
        ReadAt(0, prefix);
        var headerLength = BinaryPrimitives.ReadUInt64LittleEndian(prefix);
        if (headerLength > (ulong)(length - LengthBytes))
            throw Bad($"its header should have {headerLength} bytes, but the file has {length}");
        if (headerLength > SafetensorsHeader.MaxLength)
            throw Bad($"its header has {headerLength} bytes, more than the {SafetensorsHeader.MaxLength} that the format allows");

        var json = new byte[headerLength];
        ReadAt(LengthBytes, json);
        dataStart = LengthBytes + json.Length;
        header = SafetensorsHeader.Parse(json, length - dataStart, source);
    }

    /// <summary>The file's path or another name, for messages.</summary>
    public string Source { get; }

    /// <summary>The tensors by name, in the order of the header.</summary>
    public IReadOnlyDictionary<string, SafetensorsEntry> Entries => header.Entries;

    /// <summary>Free texts about the file; empty if there are none.</summary>
    public IReadOnlyDictionary<string, string> Metadata => header.Metadata;

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mmap">Whether large tensors shall lie over its pages.</param>
    /// <exception cref="CheckpointFormatException">The file breaks a rule of the format.</exception>
    public static SafetensorsFile Open(string path, bool mmap = false)
    {
        var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        return Open(stream, path, mapping: mmap ? MappedFile.Open(path) : null);
    }

    /// <summary>Opens a stream that can seek and whose first byte is the file's.</summary>
    /// <exception cref="CheckpointFormatException">The file breaks a rule of the format.</exception>
    public static SafetensorsFile Open(Stream stream, string source, bool leaveOpen = false, MappedFile? mapping = null)
    {
        try
        {
            return new(stream, source, leaveOpen, mapping);
        }
        catch
        {
            mapping?.Dispose();
            if (!leaveOpen) stream.Dispose();
            throw;
        }
    }

    /// <summary>Fills <paramref name="destination"/> with bytes of a tensor, from its byte <paramref name="offset"/> on.</summary>
    /// <remarks>Bytes of bools other than 0 and 1 become 1: a bool must not hold anything else.</remarks>
    public void Read(SafetensorsEntry entry, Span<byte> destination, long offset = 0)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(offset);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(destination.Length, entry.ByteCount - offset, nameof(destination));
        ReadAt(dataStart + entry.Begin + offset, destination);
        if (entry.DType != DType.Bool || destination.IndexOfAnyExceptInRange((byte)0, (byte)1) < 0) return;
        foreach (ref var value in destination) value = value == 0 ? (byte)0 : (byte)1;
    }

    /// <summary>A tensor of any size: over the pages of a mapped file where that is possible, otherwise read into memory of its own.</summary>
    public unsafe Tensor ReadTensor(SafetensorsEntry entry)
    {
        var layout = Layout.Contiguous(entry.Shape);
        if (mapping?.Tensor(dataStart + entry.Begin, layout, entry.DType) is { } pages) return pages;
        var tensor = Tensor.Allocate(Device.Cpu, layout, entry.DType);
        fixed (byte* pin = tensor.Block)
        {
            var address = tensor.Block.Address(pin);
            for (long done = 0; done < entry.ByteCount; done += PartBytes)
                Read(entry, new Span<byte>(address + done, (int)Math.Min(entry.ByteCount - done, PartBytes)), done);
        }
        return tensor;
    }

    /// <summary>All elements of a tensor that fits into an array.</summary>
    public T[] Read<T>(SafetensorsEntry entry) where T : unmanaged
    {
        if (DTypeExtensions.Of<T>() != entry.DType)
        {
            var name = SafetensorsHeader.Quote(entry.Name);
            throw new DTypeException(
                $"Tensor {name} of {Source} has {entry.DType} elements, but {typeof(T).Name} was asked for. Ask for its own type.");
        }

        var values = new T[entry.ByteCount / entry.DType.ItemSize];
        Read(entry, MemoryMarshal.AsBytes(values.AsSpan()));
        return values;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        mapping?.Dispose();
        if (!leaveOpen) stream.Dispose();
    }

    private void ReadAt(long position, Span<byte> destination)
    {
        try
        {
            lock (gate)
            {
                stream.Position = position;
                stream.ReadExactly(destination);
            }
        }
        catch (EndOfStreamException error)
        {
            throw new CheckpointFormatException(
                $"{Source} became shorter while it was read. Do not write to an open file, and try again.", error);
        }
    }

    private CheckpointFormatException Bad(string what) =>
        new($"{Source} is no valid safetensors file: {what}. Get the file again from its source.");
}
