namespace Kasane.Dialects.Keras.Layers;

/// <summary>The mean of each window of an image (N, C, H, W).</summary>
/// <param name="poolSize">Height and width of the window; default 2.</param>
/// <param name="strides">Default: the window's size.</param>
public sealed class AveragePooling2D(Extent? poolSize = null, Extent strides = default) : PoolLayer(false, poolSize ?? 2, strides, default);
