using System.IO.MemoryMappedFiles;

namespace Kasane.Internal;

/// <summary>
/// A file in the address space. Tensors lie directly over its pages, which are read when they are first touched; what is written to them
/// stays in this process. The mapping ends with the last of them.
/// </summary>
internal sealed unsafe class MappedFile : IBlockOwner, IDisposable
{
    private readonly MemoryMappedFile file;
    private readonly MemoryMappedViewAccessor view;
    private readonly byte* start;
    private readonly long length;
    private int users = 1;

    private MappedFile(FileStream stream)
    {
        length = stream.Length;
        file = MemoryMappedFile.CreateFromFile(stream, null, 0, MemoryMappedFileAccess.CopyOnWrite, HandleInheritability.None, leaveOpen: true);
        view = file.CreateViewAccessor(0, 0, MemoryMappedFileAccess.CopyOnWrite);
        view.SafeMemoryMappedViewHandle.AcquirePointer(ref start);
        start += view.PointerOffset;
    }

    /// <summary>Maps a file; null if it is empty, which cannot be mapped.</summary>
    public static MappedFile? Open(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, bufferSize: 0);
        return stream.Length == 0 ? null : new(stream);
    }

    /// <summary>
    /// A contiguous tensor over the bytes from a position on; null where they should be copied: small ones (a managed array is cheaper), bools
    /// (which may be anything but 0 and 1 in a file) and elements that do not lie at multiples of their size.
    /// </summary>
    public Tensor? Tensor(long position, Layout layout, DType dtype)
    {
        var bytes = layout.Count * dtype.ItemSize;
        if (bytes <= CpuBackend.LargestManagedBlock || position < 0 || position > length - bytes || dtype == DType.Bool) return null;
        var address = (nint)(start + position);
        if (address % dtype.ItemSize != 0) return null;
        Interlocked.Increment(ref users);
        return new(Storage.Owned(Device.Cpu, this, address, bytes), 0, layout, dtype);
    }

    /// <inheritdoc/>
    public void Return(nint block, long bytes) => Dispose();

    /// <summary>One user less: a tensor, or who opened the file.</summary>
    public void Dispose()
    {
        if (Interlocked.Decrement(ref users) != 0) return;
        view.SafeMemoryMappedViewHandle.ReleasePointer();
        view.Dispose();
        file.Dispose();
    }
}
