namespace Kasane.Internal;

/// <summary>What a convolution layer was asked for. No input channels: they are taken from the first input.</summary>
internal readonly record struct ConvOptions(
    long? InChannels,
    long OutChannels,
    Extent KernelSize,
    Extent Stride,
    Extent Dilation,
    long Groups,
    bool Bias,
    PaddingMode PaddingMode,
    DType DType,
    Device? Device)
{
    /// <summary>The padding on both sides, if it was given in numbers.</summary>
    public Extent Padding { get; init; }

    /// <summary>The padding, if it was given as a rule.</summary>
    public ConvPadding? Rule { get; init; }

    /// <summary>How much a transposed convolution's output is larger at its far end.</summary>
    public Extent OutputPadding { get; init; }
}
