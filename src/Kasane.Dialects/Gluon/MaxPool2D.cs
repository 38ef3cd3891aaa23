namespace Kasane.Dialects.Gluon;

/// <summary>The largest value of each window of an image (N, C, H, W).</summary>
/// <param name="poolSize">Height and width of the window.</param>
/// <param name="strides">Default: the window's size.</param>
/// <param name="padding">Default: 0.</param>
public sealed class MaxPool2D(Extent poolSize, Extent strides = default, Extent padding = default) : PoolLayer(true, poolSize, strides, padding);
