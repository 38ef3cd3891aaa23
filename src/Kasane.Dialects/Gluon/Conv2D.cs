namespace Kasane.Dialects.Gluon;

/// <summary>A convolution of images (N, C, H, W).</summary>
/// <param name="channels">The number of output channels.</param>
/// <param name="kernelSize">Height and width of the kernel.</param>
/// <param name="strides">Default: 1.</param>
/// <param name="padding">Default: 0.</param>
/// <param name="activation">An activation by name; null: none.</param>
/// <param name="useBias">Whether a bias is added.</param>
public sealed class Conv2D(
    long channels, Extent kernelSize, Extent strides = default, Extent padding = default, string? activation = null, bool useBias = true)
    : ConvLayer(new GluonStyle(), channels, kernelSize, strides, padding, same: false, Activations.OfOptional(activation), useBias);
