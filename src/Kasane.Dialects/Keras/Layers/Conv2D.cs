namespace Kasane.Dialects.Keras.Layers;

/// <summary>A convolution of images. Unlike in Keras they are (N, C, H, W), as everywhere in this library.</summary>
/// <param name="filters">The number of output channels.</param>
/// <param name="kernelSize">Height and width of the kernel.</param>
/// <param name="strides">Default: 1.</param>
/// <param name="padding">Valid: none. Same: the output is as large as the input.</param>
/// <param name="activation">Such as <c>F.Relu</c>; null: none.</param>
/// <param name="useBias">Whether a bias is added.</param>
public sealed class Conv2D(
    long filters,
    Extent kernelSize,
    Extent strides = default,
    ConvPadding padding = ConvPadding.Valid,
    Func<Tensor, Tensor>? activation = null,
    bool useBias = true)
    : ConvLayer(KerasStyle.Instance, filters, kernelSize, strides, default, padding == ConvPadding.Same, activation, useBias);
