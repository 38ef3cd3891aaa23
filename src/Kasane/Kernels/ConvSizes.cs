namespace Kasane.Internal;

/// <summary>
/// The sizes of a convolution from an input side (samples, groups * in, *) to an output side (samples, groups * out, *), with a weight
/// (groups * out, in, *).
/// </summary>
/// <param name="Windows">How the kernel moves over the input side.</param>
/// <param name="Groups">Independent parts of the channels.</param>
/// <param name="In">Channels of the input side in a group.</param>
/// <param name="Out">Channels of the output side in a group.</param>
internal readonly record struct ConvSizes(Windows Windows, long Groups, long In, long Out)
{
    /// <summary>Places of the kernel.</summary>
    public long Taps => Windows.Kernel.Product;

    /// <summary>Places of the output side.</summary>
    public long Places => Windows.Output.Product;
}
