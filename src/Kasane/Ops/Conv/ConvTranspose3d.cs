namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The transposed convolution: every input element adds its multiple of the kernel to the output (the gradient of
    /// <see cref="Conv3d(Tensor, Tensor, Tensor?, Extent, Extent, Extent, long)"/>).
    /// </summary>
    /// <param name="input">(N, C, D, H, W) or (C, D, H, W).</param>
    /// <param name="weight">(C, O / groups, kD, kH, kW).</param>
    /// <param name="bias">(O), or nothing.</param>
    /// <param name="stride">How far the kernel moves in the output per input element; default 1.</param>
    /// <param name="padding">How much of the output's border is cut off; default 0.</param>
    /// <param name="outputPadding">How much the output is larger at its far end; default 0.</param>
    /// <param name="groups">Into how many independent parts the channels are divided; default 1.</param>
    /// <param name="dilation">The distance between two taps of the kernel; default 1.</param>
    /// <returns>(N, O, D, H, W) with (size - 1) stride - 2 padding + dilation (k - 1) + outputPadding + 1 per dimension.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor ConvTranspose3d(
        Tensor input, Tensor weight, Tensor? bias = null, Extent stride = default, Extent padding = default,
        Extent outputPadding = default, long groups = 1, Extent dilation = default) =>
        Convolution.Transposed(input, weight, bias, stride, padding, outputPadding, groups, dilation, 3, "ConvTranspose3d");
}
