namespace Kasane;

/// <summary>Tensors in safetensors files: a plain table of names, shapes and raw data that nothing can be hidden in.</summary>
public static class Safetensors
{
    /// <summary>Writes a state dict. The file appears whole or not at all; the same tensors give the same bytes.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="tensors">Tensors by key; any device and layout.</param>
    /// <param name="metadata">Texts to keep beside them.</param>
    /// <exception cref="IOException">The file cannot be written; an existing one is untouched.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> tensors, IReadOnlyDictionary<string, string>? metadata = null)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(tensors);
        SafetensorsWriter.Write(path, tensors.Select(pair => Item(pair.Key, pair.Value)), metadata);
    }

    /// <summary>Reads all tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="device">Where to; default: the CPU.</param>
    /// <param name="mmap">
    /// Whether large tensors lie over the pages of the file, which are read when they are first touched; what is written to them stays in
    /// memory. The file must not become shorter meanwhile. Default false.
    /// </param>
    /// <returns>Tensors by key, in the order of the file's header.</returns>
    /// <exception cref="CheckpointFormatException">The file is damaged or no safetensors file.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StateDict Load(string path, Device? device = null, bool mmap = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = SafetensorsFile.Open(path, mmap);
        var state = new StateDict();
        foreach (var entry in file.Entries.Values) state[entry.Name] = file.ReadTensor(entry).To(device ?? Device.Cpu);
        return state;
    }

    /// <summary>The texts kept beside the tensors of a file.</summary>
    /// <param name="path">The file.</param>
    /// <exception cref="CheckpointFormatException">The file is damaged or no safetensors file.</exception>
    public static IReadOnlyDictionary<string, string> LoadMetadata(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        using var file = SafetensorsFile.Open(path);
        return file.Metadata;
    }

    private static SafetensorsItem Item(string name, Tensor tensor)
    {
        var host = tensor.Detach().To(Device.Cpu).Contiguous();
        var bytes = RawCopy.AsBytes(host);
        return new(name, host.DType, host.Shape.ToArray(), (offset, destination) => RawCopy.Download(bytes, offset, destination));
    }
}
