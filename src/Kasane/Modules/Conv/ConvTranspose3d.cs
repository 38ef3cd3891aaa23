namespace Kasane;

/// <summary>
/// Spreads a volume with a learned kernel: (N, C, D, H, W) or (C, D, H, W) to (N, O, D, H, W). See <see cref="ConvTransposeNd"/>.
/// </summary>
public class ConvTranspose3d : ConvTransposeNd
{
    /// <summary>A layer whose weight is drawn now.</summary>
    /// <param name="inChannels">The number of channels of the input; a multiple of the groups.</param>
    /// <param name="outChannels">The number of channels of the output; a multiple of the groups.</param>
    /// <param name="kernelSize">The size of the kernel: 3 or (3, 5, 5).</param>
    /// <param name="stride">How far the kernel moves in the output per input element; default 1.</param>
    /// <param name="padding">How much of the output's border is cut off; default 0.</param>
    /// <param name="outputPadding">How much the output is larger at its far end; default 0.</param>
    /// <param name="groups">Into how many independent parts the channels are divided; default 1.</param>
    /// <param name="bias">Whether a bias is added; default true.</param>
    /// <param name="dilation">The distance between two taps of the kernel; default 1.</param>
    /// <param name="paddingMode">Zeros; there is no other.</param>
    /// <param name="dtype">Default: Float32.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <exception cref="ArgumentException">The groups do not divide the channels, or another padding than zeros.</exception>
    /// <exception cref="KasaneException">A size has numbers for another count of dimensions.</exception>
    public ConvTranspose3d(
        long inChannels,
        long outChannels,
        Extent kernelSize,
        Extent stride = default,
        Extent padding = default,
        Extent outputPadding = default,
        long groups = 1,
        bool bias = true,
        Extent dilation = default,
        PaddingMode paddingMode = PaddingMode.Zeros,
        DType dtype = DType.Float32,
        Device? device = null)
        : this(new ConvOptions(inChannels, outChannels, kernelSize, stride, dilation, groups, bias, paddingMode, dtype, device)
        { Padding = padding, OutputPadding = outputPadding })
    {
    }

    private protected ConvTranspose3d(ConvOptions options)
        : base(options, 3)
    {
    }
}
