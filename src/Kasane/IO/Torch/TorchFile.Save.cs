namespace Kasane;

public static partial class TorchFile
{
    /// <summary>Writes a file that <c>torch.load</c> reads. It appears whole or not at all.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="content">
    /// What <see cref="Load"/> gives, and also other integers, float, value tuples, lists and dictionaries, a <see cref="StateDict"/> and an
    /// <see cref="OptimizerStateDict"/>. As in PyTorch, views of one memory share it in the file too, and a view takes the whole memory along:
    /// save a clone of a small view. Tensors of other devices are written as tensors of the CPU.
    /// </param>
    /// <param name="format">The zip form (default), or the one before PyTorch 1.6.</param>
    /// <exception cref="ArgumentException">The content holds an object of another type.</exception>
    /// <exception cref="DeviceException">A tensor has no values.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing one is untouched.</exception>
    public static void Save(string path, object? content, TorchFormat format = TorchFormat.Zip)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Internal.AtomicFile.Write(path, stream => Internal.TorchWriter.Write(stream, content, format));
    }

    /// <summary>Writes the state dict of a module as PyTorch's <c>torch.save(net.state_dict(), path)</c> does.</summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="tensors">Tensors by key; what they require of gradients is not kept.</param>
    /// <param name="format">The zip form (default), or the one before PyTorch 1.6.</param>
    /// <exception cref="IOException">The file cannot be written; an existing one is untouched.</exception>
    public static void SaveStateDict(string path, IReadOnlyDictionary<string, Tensor> tensors, TorchFormat format = TorchFormat.Zip)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        var state = tensors as StateDict ?? [];
        if (!ReferenceEquals(state, tensors))
            foreach (var (key, tensor) in tensors) state[key] = tensor;
        Save(path, state, format);
    }

    /// <summary>Reads the state dict of an optimizer, to be given to <see cref="Optimizer.LoadStateDict"/>.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The entry that holds it, such as <c>optimizer_state_dict</c>; null: the file is the state dict.</param>
    /// <exception cref="CheckpointFormatException">The file is damaged or holds more than data.</exception>
    /// <exception cref="StateDictException">There is no state dict of an optimizer.</exception>
    public static OptimizerStateDict LoadOptimizerState(string path, string? key = null) => LoadDict(path, key, false).ToOptimizerStateDict();

    private static TorchDict LoadDict(string path, string? key, bool mmap)
    {
        var content = Load(path, mmap);
        if (key is not null)
            content = content is TorchDict outer && outer.TryGetValue(key, out var inner) ? inner : throw new StateDictException($"{path} has no entry '{key}'.");
        return content as TorchDict ?? throw new StateDictException($"{path} holds no dict but {content?.GetType().Name ?? "None"}.");
    }
}
