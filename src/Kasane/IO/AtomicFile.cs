namespace Kasane.Internal;

/// <summary>
/// A file that appears whole or not at all. The bytes go to a temporary file in the same folder, which takes the place of the target only
/// when it is complete and on disk: a crash, a full disk or an exception leaves the old file as it was. What a killed process left half
/// written is removed by the next write of the same file.
/// </summary>
internal sealed class AtomicFile : IDisposable
{
    private const string Ending = ".tmp";

    private static readonly TimeSpan LeastAge = TimeSpan.FromMinutes(1);

    private readonly string target;
    private readonly string temporary;
    private readonly FileStream stream;
    private bool committed;

    private AtomicFile(string path)
    {
        // A link stays a link: the file that it points to is replaced.
        var link = File.Exists(path) ? File.ResolveLinkTarget(path, returnFinalTarget: true) : null;
        target = link?.FullName ?? Path.GetFullPath(path);
        temporary = $"{target}.{Path.GetRandomFileName()}{Ending}";
        stream = new(temporary, FileMode.CreateNew, FileAccess.ReadWrite, FileShare.None);
        RemoveAbandoned();
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

    // A writer that lives holds its file open, and nobody else can open it then; the age is for file systems without locks.
    private void RemoveAbandoned()
    {
        try
        {
            var (folder, start) = (Path.GetDirectoryName(target)!, target + ".");
            foreach (var path in Directory.EnumerateFiles(folder, "*" + Ending))
            {
                if (!path.StartsWith(start, StringComparison.Ordinal) || path.Length != temporary.Length || path == temporary) continue;
                if (DateTime.UtcNow - File.GetLastWriteTimeUtc(path) < LeastAge) continue;
                new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None, 1, FileOptions.DeleteOnClose).Dispose();
            }
        }
        catch (Exception error) when (error is IOException or UnauthorizedAccessException)
        {
            // Whoever writes next tries again.
        }
    }
}
