namespace Kasane.Internal;

/// <summary>In which form an optimizer's count of steps stands in its state dict, so that PyTorch reads it.</summary>
internal enum StepFormat
{
    /// <summary>It is not needed.</summary>
    Absent,

    /// <summary>An integer.</summary>
    Number,

    /// <summary>A Float32 scalar tensor.</summary>
    Tensor,
}
