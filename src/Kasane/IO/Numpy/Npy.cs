namespace Kasane;

/// <summary>Single arrays in NumPy's npy files.</summary>
public static class Npy
{
    /// <summary>Writes a tensor as <c>numpy.save</c> does; a transposed one in Fortran order. The file appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced. Nothing is appended to its name.</param>
    /// <param name="tensor">The tensor; any device and layout, any dtype but BFloat16.</param>
    /// <exception cref="DTypeException">NumPy has no such dtype.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing one is untouched.</exception>
    public static void Save(string path, Tensor tensor)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensor);
        Internal.AtomicFile.Write(path, stream => Internal.NpyBytes.Write(stream, tensor));
    }

    /// <summary>Reads a file of either byte order; an array in Fortran order becomes a tensor with such strides.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mmap">
    /// Whether a large tensor lies over the pages of the file, which are read when they are first touched; what is written to them stays in
    /// memory. The file must not become shorter meanwhile. Default false.
    /// </param>
    /// <returns>A tensor on the CPU.</returns>
    /// <exception cref="CheckpointFormatException">The file is damaged, or its elements are objects, structures or of another type without a dtype.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static Tensor Load(string path, bool mmap = false)
    {
        using var file = Internal.RandomFile.Open(path, mmap);
        return Internal.NpyBytes.Read(file);
    }
}
