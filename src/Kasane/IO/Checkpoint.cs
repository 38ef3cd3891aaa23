namespace Kasane;

/// <summary>State dicts in files, whatever their format.</summary>
public static class Checkpoint
{
    /// <summary>Reads a state dict; the format is told by the content: safetensors, <c>torch.save</c> (both forms) or npz.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mmap">
    /// Whether large tensors lie over the pages of the file, which are read when they are first touched; what is written to them stays in
    /// memory. The file must not become shorter meanwhile. Default false.
    /// </param>
    /// <returns>Tensors by key, on the CPU.</returns>
    /// <exception cref="CheckpointFormatException">The file is damaged or of none of these formats.</exception>
    /// <exception cref="StateDictException">It is a PyTorch file that holds something else; take its part with <see cref="TorchFile.Load"/>.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static StateDict Load(string path, bool mmap = false)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        return Internal.CheckpointKind.Of(path) switch
        {
            Internal.CheckpointFormat.Torch => TorchFile.LoadStateDict(path, mmap: mmap),
            Internal.CheckpointFormat.Npz => Npz.Load(path, mmap),
            _ => Safetensors.Load(path, mmap: mmap),
        };
    }

    /// <summary>
    /// Writes a state dict; the format is told by the name: <c>.safetensors</c>, <c>.npz</c>, or PyTorch's for <c>.pt</c>, <c>.pth</c>,
    /// <c>.bin</c> and <c>.ckpt</c> (the zip form; for the older one see <see cref="TorchFile.SaveStateDict"/>). The file appears whole or not
    /// at all.
    /// </summary>
    /// <param name="path">The file; an existing one is replaced.</param>
    /// <param name="state">Tensors by key.</param>
    /// <exception cref="ArgumentException">The ending of the name is none of these.</exception>
    /// <exception cref="IOException">The file cannot be written; an existing one is untouched.</exception>
    public static void Save(string path, IReadOnlyDictionary<string, Tensor> state)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        ArgumentNullException.ThrowIfNull(state);
        switch (Path.GetExtension(path).ToLowerInvariant())
        {
            case ".safetensors": Safetensors.Save(path, state); break;
            case ".npz": Npz.Save(path, state); break;
            case ".pt" or ".pth" or ".bin" or ".ckpt": TorchFile.SaveStateDict(path, state); break;
            case var ending:
                throw new ArgumentException($"The ending '{ending}' names no format. Use .safetensors, .pt, .pth, .bin, .ckpt or .npz.", nameof(path));
        }
    }

    extension(Module module)
    {
        /// <summary>Writes the module's state dict; see <see cref="Save(string, IReadOnlyDictionary{string, Tensor})"/>.</summary>
        /// <param name="path">The file; its ending chooses the format.</param>
        public void Save(string path) => Save(path, module.StateDict());

        /// <summary>
        /// Reads a state dict into the module; see <see cref="Load(string, bool)"/> and <see cref="Module.LoadStateDict"/>. Large tensors are
        /// copied from the mapped file straight to their places.
        /// </summary>
        /// <param name="path">The file, of any format.</param>
        /// <param name="strict">Whether missing and unexpected keys are errors (default) or only reported.</param>
        /// <returns>The keys that were missing or unexpected.</returns>
        public LoadReport Load(string path, bool strict = true) => module.LoadStateDict(Load(path, mmap: true), strict);
    }
}
