namespace Kasane;

/// <summary>The two forms of <c>torch.save</c>. PyTorch and Kasane read both.</summary>
public enum TorchFormat
{
    /// <summary>A zip archive, the form since PyTorch 1.6.</summary>
    Zip,

    /// <summary>
    /// Pickles followed by the bytes of the storages: the form before PyTorch 1.6 (<c>_use_new_zipfile_serialization=False</c>), for older
    /// programs.
    /// </summary>
    Legacy,
}
