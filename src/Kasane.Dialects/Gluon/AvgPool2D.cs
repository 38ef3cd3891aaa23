namespace Kasane.Dialects.Gluon;

/// <summary>The mean of each window of an image (N, C, H, W).</summary>
/// <param name="poolSize">Height and width of the window.</param>
/// <param name="strides">Default: the window's size.</param>
/// <param name="padding">Default: 0.</param>
public sealed class AvgPool2D(Extent poolSize, Extent strides = default, Extent padding = default) : PoolLayer(false, poolSize, strides, padding);
