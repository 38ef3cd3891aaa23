namespace Kasane.Internal;

/// <summary>Formats of checkpoints.</summary>
internal enum CheckpointFormat
{
    Safetensors,
    Torch,
    Npz,
}

/// <summary>Tells formats by their first bytes.</summary>
internal static class CheckpointKind
{
    public static CheckpointFormat Of(string path)
    {
        using var file = RandomFile.Open(path);
        var start = file.Read(0, (int)Math.Min(file.Length, 8)).AsSpan();
        // The end records of an archive without records.
        if (start.StartsWith("PK\x05\x06"u8) || start.StartsWith("PK\x06\x06"u8)) return CheckpointFormat.Npz;
        if (start.StartsWith("PK\x03\x04"u8)) return IsNpz(file) ? CheckpointFormat.Npz : CheckpointFormat.Torch;
        if (start.StartsWith(NpyHeader.Magic)) throw new CheckpointFormatException($"{path} holds one array without a name. Read it with Npy.Load.");
        // A pickle of protocol 2 or more, unless a safetensors header has such a length.
        if (start is [0x80, >= 2 and <= 5, ..] && !IsJson(file)) return CheckpointFormat.Torch;
        return CheckpointFormat.Safetensors;
    }

    private static bool IsNpz(RandomFile file) => new ZipReader(file).Entries.Keys.All(name => name.EndsWith(NpzReader.Ending, StringComparison.Ordinal));

    private static bool IsJson(RandomFile file) => file.Length > 8 && file.Read(8, 1)[0] == (byte)'{';
}
