namespace Kasane;

public static partial class Functional
{
    /// <summary>Puts the results of a max pooling back where they came from; zeros elsewhere.</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="indices">What <see cref="MaxPool3dWithIndices"/> returned.</param>
    /// <param name="kernelSize">The size of a window.</param>
    /// <param name="stride">The distance between two windows; default: the kernel size.</param>
    /// <param name="padding">The padding; default 0.</param>
    /// <param name="outputSize">The size of the result, whole or only its last dimensions; default (size - 1) stride - 2 padding + k.</param>
    /// <exception cref="ArgumentException">The output size is further than a stride away from the default.</exception>
    /// <exception cref="TensorIndexException">An index lies outside of the result.</exception>
    public static Tensor MaxUnpool3d(
        Tensor input, Tensor indices, Extent kernelSize, Extent stride = default, Extent padding = default, ReadOnlySpan<long> outputSize = default) =>
        Unpooling.Call(AutocastMode.Full(input), indices, kernelSize, stride, padding, outputSize, 3, "MaxUnpool3d");
}
