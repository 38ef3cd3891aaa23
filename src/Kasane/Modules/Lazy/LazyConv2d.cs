namespace Kasane;

/// <summary>A <see cref="Conv2d"/> whose number of input channels is taken from the first input; weights are drawn then.</summary>
public sealed class LazyConv2d : Conv2d
{
    /// <summary>A layer for a number of input channels that is not known yet.</summary>
    /// <param name="outChannels">The number of channels of the output; a multiple of the groups.</param>
    /// <param name="kernelSize">The size of the kernel: 3 or (3, 5).</param>
    /// <param name="stride">The distance between two windows; default 1.</param>
    /// <param name="padding">How much is put around the input, on both sides of each dimension, or the rule for it; default 0.</param>
    /// <param name="dilation">The distance between two taps of the kernel; default 1.</param>
    /// <param name="groups">Into how many independent parts the channels are divided; default 1.</param>
    /// <param name="bias">Whether a bias is added; default true.</param>
    /// <param name="paddingMode">What the padding holds; default zeros.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <exception cref="KasaneException">A size has numbers for another count of dimensions.</exception>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public LazyConv2d(
        long outChannels,
        Extent kernelSize,
        Extent stride = default,
        Extent padding = default,
        Extent dilation = default,
        long groups = 1,
        bool bias = true,
        PaddingMode paddingMode = PaddingMode.Zeros,
        DType dtype = DType.Float32)
        : base(new ConvOptions(null, outChannels, kernelSize, stride, dilation, groups, bias, paddingMode, dtype, null)
        { Padding = padding })
    {
    }

    /// <inheritdoc cref="LazyConv2d(long, Extent, Extent, Extent, Extent, long, bool, PaddingMode, DType)"/>
    /// <exception cref="ArgumentException">Same padding with a stride, or the groups do not divide the channels.</exception>
    public LazyConv2d(
        long outChannels,
        Extent kernelSize,
        Extent stride = default,
        ConvPadding padding = ConvPadding.Valid,
        Extent dilation = default,
        long groups = 1,
        bool bias = true,
        PaddingMode paddingMode = PaddingMode.Zeros,
        DType dtype = DType.Float32)
        : base(new ConvOptions(null, outChannels, kernelSize, stride, dilation, groups, bias, paddingMode, dtype, null)
        { Rule = padding })
    {
    }

    /// <inheritdoc/>
    protected override string DisplayName => Weight.IsInitialized ? nameof(Conv2d) : nameof(LazyConv2d);
}
