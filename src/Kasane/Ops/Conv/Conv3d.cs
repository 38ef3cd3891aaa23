namespace Kasane;

public static partial class Functional
{
    /// <summary>Slides a kernel over the input: y[n, o, i] = bias[o] + the sum over c, k of weight[o, c, k] x[n, c, i stride - padding + k dilation].</summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="weight">(O, C / groups, kD, kH, kW).</param>
    /// <param name="bias">(O), or nothing.</param>
    /// <param name="stride">The distance between two windows; default 1.</param>
    /// <param name="padding">Zeros around the input, on both sides of each dimension; default 0.</param>
    /// <param name="dilation">The distance between two taps of the kernel; default 1.</param>
    /// <param name="groups">Into how many independent parts the channels are divided; default 1.</param>
    /// <returns>(N, O, D, H, W) with (size + 2 padding - dilation (k - 1) - 1) / stride + 1 per dimension, rounded down.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    [System.Runtime.CompilerServices.OverloadResolutionPriority(1)]
    public static Tensor Conv3d(
        Tensor input, Tensor weight, Tensor? bias = null, Extent stride = default, Extent padding = default, Extent dilation = default, long groups = 1) =>
        Convolution.Forward(input, weight, bias, stride, padding, dilation, groups, 3, "Conv3d");

    /// <inheritdoc cref="Conv3d(Tensor, Tensor, Tensor?, Extent, Extent, Extent, long)"/>
    /// <exception cref="KasaneException">Same padding with a stride.</exception>
    public static Tensor Conv3d(
        Tensor input, Tensor weight, Tensor? bias = null, Extent stride = default, ConvPadding padding = ConvPadding.Valid,
        Extent dilation = default, long groups = 1) =>
        Convolution.Forward(input, weight, bias, stride, padding, dilation, groups, 3, "Conv3d");
}
