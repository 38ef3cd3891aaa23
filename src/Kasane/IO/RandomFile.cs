namespace Kasane.Internal;

/// <summary>A file's bytes by position. Reads past its end are refused as damage.</summary>
internal sealed class RandomFile : IDisposable
{
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle? handle;
    private readonly byte[]? memory;
    private readonly MappedFile? mapping;
    private readonly long origin;
    private readonly bool isPart;

    private RandomFile(string source, Microsoft.Win32.SafeHandles.SafeFileHandle? handle, byte[]? memory, long length, MappedFile? mapping = null)
    {
        Source = source;
        this.handle = handle;
        this.memory = memory;
        this.mapping = mapping;
        Length = length;
    }

    private RandomFile(RandomFile whole, long start, long length, string source)
        : this(source, whole.handle, whole.memory, length, whole.mapping) => (origin, isPart) = (whole.origin + start, true);

    /// <summary>The path or another name, for messages.</summary>
    public string Source { get; }

    public long Length { get; }

    /// <summary>Opens a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mmap">Whether <see cref="Map"/> gives tensors over its pages.</param>
    public static RandomFile Open(string path, bool mmap = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        try
        {
            return new(path, handle, null, RandomAccess.GetLength(handle), mmap ? MappedFile.Open(path) : null);
        }
        catch
        {
            handle.Dispose();
            throw;
        }
    }

    /// <summary>Bytes in memory, read as a file.</summary>
    public static RandomFile Of(byte[] bytes, string source) => new(source, null, bytes, bytes.Length);

    /// <summary>A range of this file as a file; this one must stay open.</summary>
    /// <exception cref="CheckpointFormatException">The range does not lie inside.</exception>
    public RandomFile Part(long start, long length, string source) =>
        start >= 0 && length >= 0 && start <= Length - length
            ? new(this, start, length, source)
            : throw Bad($"{length} bytes at {start} lie beyond its end at {Length}");

    /// <summary>A contiguous tensor over the bytes from a position on; null if they must be read.</summary>
    public Tensor? Map(long position, Layout layout, DType dtype) =>
        position >= 0 && position <= Length - (layout.Count * dtype.ItemSize) ? mapping?.Tensor(origin + position, layout, dtype) : null;

    /// <summary>Fills <paramref name="destination"/> from a position on.</summary>
    /// <exception cref="CheckpointFormatException">The file ends before.</exception>
    public void Read(long position, Span<byte> destination)
    {
        if (position < 0 || position > Length - destination.Length)
            throw Bad($"{destination.Length} bytes at {position} lie beyond its end at {Length}");
        position += origin;
        if (memory is not null)
        {
            memory.AsSpan((int)position, destination.Length).CopyTo(destination);
            return;
        }
        while (!destination.IsEmpty)
        {
            var count = RandomAccess.Read(handle!, destination, position);
            if (count == 0) throw Bad("it became shorter while it was read");
            destination = destination[count..];
            position += count;
        }
    }

    public byte[] Read(long position, int count)
    {
        if (count < 0 || count > Length) throw Bad($"{count} bytes are asked of {Length}");
        var bytes = new byte[count];
        Read(position, bytes);
        return bytes;
    }

    public CheckpointFormatException Bad(string what) => new($"{Source} cannot be loaded: {what}. Get the file again from its source.");

    /// <inheritdoc/>
    public void Dispose()
    {
        if (isPart) return;
        mapping?.Dispose();
        handle?.Dispose();
    }
}
