namespace Kasane.Dialects.Flax;

/// <summary>A convolution of images. Unlike in Flax they are (N, C, H, W), as everywhere in this library.</summary>
/// <param name="features">The number of output channels.</param>
/// <param name="kernelSize">Height and width of the kernel.</param>
/// <param name="strides">Default: 1.</param>
/// <param name="padding">Default: as in Flax, the output is as large as the input.</param>
/// <param name="useBias">Whether a bias is added.</param>
public sealed class Conv(long features, Extent kernelSize, Extent strides = default, ConvPadding padding = ConvPadding.Same, bool useBias = true)
    : ConvLayer(FlaxStyle.Instance, features, kernelSize, strides, default, padding == ConvPadding.Same, null, useBias);
