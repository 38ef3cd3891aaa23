namespace Kasane.Internal;

/// <summary>A file's bytes by position. Reads past its end are refused as damage.</summary>
internal sealed class RandomFile : IDisposable
{
    private readonly Microsoft.Win32.SafeHandles.SafeFileHandle? handle;
    private readonly byte[]? memory;

    private RandomFile(string source, Microsoft.Win32.SafeHandles.SafeFileHandle? handle, byte[]? memory, long length)
    {
        Source = source;
        this.handle = handle;
        this.memory = memory;
        Length = length;
    }

    /// <summary>The path or another name, for messages.</summary>
    public string Source { get; }

    public long Length { get; }

    public static RandomFile Open(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        var handle = File.OpenHandle(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, FileOptions.SequentialScan);
        return new(path, handle, null, RandomAccess.GetLength(handle));
    }

    /// <summary>Bytes in memory, read as a file.</summary>
    public static RandomFile Of(byte[] bytes, string source) => new(source, null, bytes, bytes.Length);

    /// <summary>Fills <paramref name="destination"/> from a position on.</summary>
    /// <exception cref="CheckpointFormatException">The file ends before.</exception>
    public void Read(long position, Span<byte> destination)
    {
        if (position < 0 || position > Length - destination.Length)
            throw Bad($"{destination.Length} bytes at {position} lie beyond its end at {Length}");
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
    public void Dispose() => handle?.Dispose();
}
