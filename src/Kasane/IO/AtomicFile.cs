namespace Kasane.Internal;

/// <summary>
/// A file that appears whole or not at all. The bytes go to a temporary file in the same folder, which takes the place of the target only
/// when it is complete and on disk: a crash, a full disk or an exception leaves the old file as it was.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private readonly string target;
    private readonly string temporary;
    private readonly FileStream stream;
    private bool committed;

    private AtomicFile(string path)
    {
        // A link stays a link: the file that it points to is replaced.
        var link = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        target = link?.FullName ?? Path.GetFullPath(path);
        temporary = $"{target}.{Path.GetRandomFileName()}.tmp";
        stream = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
    }

    /// <summary>Where to write. Closed by <see cref="Commit"/>.</summary>
    public Stream Stream => stream;

    /// <summary>Begins a file; without <see cref="Commit"/> it vanishes when disposed.</summary>
    public static AtomicFile Create(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return new(path);
    }

    /// <summary>Writes a whole file.</summary>
    public static void Write(string path, Action<Stream> write)
    {
        using var file = Create(path);
        write(file.Stream);
        file.Commit();
    }

    /// <summary>Puts the file in the target's place.</summary>
    public void Commit()
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        if (!OperatingSystem.IsWindows() && File.Exists(target)) File.SetUnixFileMode(temporary, File.GetUnixFileMode(target));
        File.Move(temporary, target, overwrite: true);
        committed = true;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        stream.Dispose();
        if (!committed) File.Delete(temporary);
    }
}
