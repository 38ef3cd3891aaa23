namespace Kasane;

/// <summary>Named arrays in NumPy's npz files.</summary>
public static class Npz
{
    /// <summary>Writes tensors as <c>numpy.savez</c> does. The file appears whole or not at all; the same tensors give the same bytes.</summary>
    /// <param name="path">The file; an existing one is replaced. Nothing is appended to its name.</param>
    /// <param name="tensors">Tensors by name; any device and layout, any dtype but BFloat16.</param>
    /// <exception cref="DTypeException">NumPy has no such dtype.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing one is untouched.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        Internal.AtomicFile.Write(path, stream =>
        {
            var zip = new Internal.ZipWriter(stream);
            foreach (var (name, tensor) in tensors) Internal.NpyBytes.Write(zip, name + Internal.NpzReader.Ending, tensor);
            zip.Finish();
        });
    }

    /// <summary>Reads all arrays of a file, also of <c>numpy.savez_compressed</c>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mmap">Whether large arrays that are not compressed lie over the pages of the file; see <see cref="Npy.Load"/>. Default false.</param>
    /// <returns>Tensors by name, on the CPU.</returns>
    /// <exception cref="CheckpointFormatException">The file is damaged, or holds objects, structures or other things without a dtype.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StateDict Load(string path, bool mmap = false)
    {
        using var file = Internal.RandomFile.Open(path, mmap);
        return Internal.NpzReader.Read(file);
    }
}
