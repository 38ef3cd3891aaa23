namespace Kasane.Internal;

/// <summary>The bytes of a pickle: a range of a file, read through a window.</summary>
internal sealed class PickleInput
{
    private const int WindowBytes = 1 << 16;

    private readonly RandomFile file;
    private readonly long end;
    private byte[] window = [];
    private long windowStart;

    public PickleInput(RandomFile file, long start, long end)
    {
        this.file = file;
        this.end = end;
        Start = Position = windowStart = start;
    }

    public string Source => file.Source;

    public long Position { get; private set; }

    public long Start { get; }

    public long Remaining => end - Position;

    public byte Next() => Take(1)[0];

    /// <summary>The next bytes; valid until the next call.</summary>
    public ReadOnlySpan<byte> Take(long count)
    {
        if (count < 0 || count > end - Position)
            throw Bad($"{count} bytes are announced, but {end - Position} are left", Position);
        if (Position + count > windowStart + window.Length)
        {
            window = file.Read(Position, checked((int)Math.Max(count, Math.Min(WindowBytes, end - Position))));
            windowStart = Position;
        }
        var bytes = window.AsSpan((int)(Position - windowStart), (int)count);
        Position += count;
        return bytes;
    }

    /// <summary>A line without its end; at most 1,000 bytes, as only names and numbers are written so.</summary>
    public string Line()
    {
        var text = new System.Text.StringBuilder();
        for (var value = Next(); value != (byte)'\n'; value = Next())
        {
            if (value >= 128 || text.Length >= 1000) throw Bad("a name or number of the pickle is no short ASCII text", Position - 1);
            text.Append((char)value);
        }
        return text.ToString();
    }

    public CheckpointFormatException Bad(string what, long position) =>
        new($"{Source} cannot be loaded: {what} (pickle offset {position - Start}). Get the file again from its source.");
}
