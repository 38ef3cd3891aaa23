namespace Kasane.Dialects.Keras.Layers;

/// <summary>The largest value of each window of an image (N, C, H, W).</summary>
/// <param name="poolSize">Height and width of the window; default 2.</param>
/// <param name="strides">Default: the window's size.</param>
public sealed class MaxPooling2D(Extent? poolSize = null, Extent strides = default) : PoolLayer(true, poolSize ?? 2, strides, default);
