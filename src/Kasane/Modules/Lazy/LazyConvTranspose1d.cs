namespace Kasane;

/// <summary>A <see cref="ConvTranspose1d"/> whose number of input channels is taken from the first input; weights are drawn then.</summary>
public sealed class LazyConvTranspose1d : ConvTranspose1d
{
    /// <summary>A layer for a number of input channels that is not known yet.</summary>
    /// <param name="outChannels">The number of channels of the output; a multiple of the groups.</param>
    /// <param name="kernelSize">The size of the kernel: 3.</param>
    /// <param name="stride">How far the kernel moves in the output per input element; default 1.</param>
    /// <param name="padding">How much of the output's border is cut off; default 0.</param>
    /// <param name="outputPadding">How much the output is larger at its far end; default 0.</param>
    /// <param name="groups">Into how many independent parts the channels are divided; default 1.</param>
    /// <param name="bias">Whether a bias is added; default true.</param>
    /// <param name="dilation">The distance between two taps of the kernel; default 1.</param>
    /// <param name="paddingMode">Zeros; there is no other.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <exception cref="KasaneException">A size has numbers for another count of dimensions.</exception>
    public LazyConvTranspose1d(
        long outChannels,
        Extent kernelSize,
        Extent stride = default,
        Extent padding = default,
        Extent outputPadding = default,
        long groups = 1,
        bool bias = true,
        Extent dilation = default,
        PaddingMode paddingMode = PaddingMode.Zeros,
        DType dtype = DType.Float32)
        : base(new ConvOptions(null, outChannels, kernelSize, stride, dilation, groups, bias, paddingMode, dtype, null)
        { Padding = padding, OutputPadding = outputPadding })
    {
    }

    /// <inheritdoc/>
    protected override string DisplayName => Weight.IsInitialized ? nameof(ConvTranspose1d) : nameof(LazyConvTranspose1d);
}
