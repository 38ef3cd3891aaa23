namespace Kasane;

/// <summary>
/// Adds up columns where their windows lie: (N, C times the elements of a window, windows) to (N, C, H, W), or all without N. The reverse
/// of <see cref="Unfold"/>, but for sums where windows overlap.
/// </summary>
/// <param name="outputSize">Height and width of the result.</param>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="dilation">The distance between two elements of a window; default 1.</param>
/// <param name="padding">Zeros around the result; default 0.</param>
/// <param name="stride">The distance between two windows; default 1.</param>
public sealed class Fold(
    Extent outputSize, Extent kernelSize, Extent dilation = default, Extent padding = default, Extent stride = default)
    : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"output_size={PythonText.Of(outputSize)}, kernel_size={PythonText.Of(kernelSize)}, dilation={PythonText.Of(dilation, 1)}, "
        + $"padding={PythonText.Of(padding, 0)}, stride={PythonText.Of(stride, 1)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Fold(input, outputSize, kernelSize, dilation, padding, stride);
}
