namespace Kasane;

/// <summary>Slides a learned kernel over an image: (N, C, H, W) or (C, H, W) to (N, O, H, W). See <see cref="ConvNd"/>.</summary>
public class Conv2d : ConvNd
{
    /// <summary>A layer whose weight is drawn now.</summary>
    /// <param name="inChannels">The number of channels of the input; a multiple of the groups.</param>
    /// <param name="outChannels">The number of channels of the output; a multiple of the groups.</param>
    /// <param name="kernelSize">The size of the kernel: 3 or (3, 5).</param>
    /// <param name="stride">The distance between two windows; default 1.</param>
    /// <param name="padding">How much is put around the input, on both sides of each dimension, or the rule for it; default 0.</param>
    /// <param name="dilation">The distance between two taps of the kernel; default 1.</param>
    /// <param name="groups">Into how many independent parts the channels are divided; default 1.</param>
    /// <param name="bias">Whether a bias is added; default true.</param>
    /// <param name="paddingMode">What the padding holds; default zeros.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The groups do not divide the channels.</exception>
    /// <exception cref="KasaneException">A size has numbers for another count of dimensions.</exception>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public Conv2d(
        long inChannels,
        long outChannels,
        Extent kernelSize,
        Extent stride = default,
        Extent padding = default,
        Extent dilation = default,
        long groups = 1,
        bool bias = true,
        PaddingMode paddingMode = PaddingMode.Zeros,
        DType dtype = DType.Float32,
        Device? device = null)
        : this(new ConvOptions(inChannels, outChannels, kernelSize, stride, dilation, groups, bias, paddingMode, dtype, device)
        { Padding = padding })
    {
    }

    /// <inheritdoc cref="Conv2d(long, long, Extent, Extent, Extent, Extent, long, bool, PaddingMode, DType, Device?)"/>
    /// <exception cref="ArgumentException">Same padding with a stride, or the groups do not divide the channels.</exception>
    public Conv2d(
        long inChannels,
        long outChannels,
        Extent kernelSize,
        Extent stride = default,
        ConvPadding padding = ConvPadding.Valid,
        Extent dilation = default,
        long groups = 1,
        bool bias = true,
        PaddingMode paddingMode = PaddingMode.Zeros,
        DType dtype = DType.Float32,
        Device? device = null)
        : this(new ConvOptions(inChannels, outChannels, kernelSize, stride, dilation, groups, bias, paddingMode, dtype, device)
        { Rule = padding })
    {
    }

    private protected Conv2d(ConvOptions options)
        : base(options, 2)
    {
    }
}
