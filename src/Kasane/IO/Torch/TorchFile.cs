namespace Kasane;

/// <summary>
/// Files of <c>torch.save</c>, in the zip form and in the one before PyTorch 1.6. A file is read as data: the pickle in it can name tensors
/// and containers and nothing else, and nothing of it is run.
/// </summary>
public static partial class TorchFile
{
    /// <summary>Reads a file.</summary>
    /// <param name="path">The file.</param>
    /// <param name="mmap">
    /// Whether large tensors lie over the pages of the file, which are read when they are first touched (not in the old form, nor where they
    /// are compressed); what is written to them stays in memory. The file must not become shorter meanwhile. Default false.
    /// </param>
    /// <returns>
    /// What was saved: null, bool, long, <see cref="System.Numerics.BigInteger"/>, double, string, byte[], <see cref="Tensor"/>,
    /// <see cref="Parameter"/>, <see cref="DType"/>, <see cref="Shape"/> (torch.Size), <see cref="Device"/>, <c>List&lt;object?&gt;</c>,
    /// <see cref="TorchTuple"/> or <see cref="TorchDict"/>. Tensors lie on the CPU; those that shared a storage share it again.
    /// </returns>
    /// <exception cref="CheckpointFormatException">The file is damaged or holds more than data; the message names the opcode and its offset.</exception>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static object? Load(string path, bool mmap = false)
    {
        using var file = Internal.RandomFile.Open(path, mmap);
        return Internal.TorchReader.Read(file);
    }

    /// <summary>Reads the state dict of a module.</summary>
    /// <param name="path">The file.</param>
    /// <param name="key">The entry that holds it, such as <c>model_state_dict</c>; null: the file is the state dict.</param>
    /// <param name="mmap">Whether large tensors lie over the pages of the file; see <see cref="Load"/>. Default false.</param>
    /// <exception cref="CheckpointFormatException">The file is damaged or holds more than data.</exception>
    /// <exception cref="StateDictException">There is no state dict.</exception>
    public static StateDict LoadStateDict(string path, string? key = null, bool mmap = false) => LoadDict(path, key, mmap).ToStateDict();
}
