namespace Kasane;

/// <summary>The content of all windows as columns: (N, C, H, W) to (N, C times the elements, windows), or all without N.</summary>
/// <param name="kernelSize">The size of a window.</param>
/// <param name="dilation">The distance between two elements of a window; default 1.</param>
/// <param name="padding">Zeros around the input; default 0.</param>
/// <param name="stride">The distance between two windows; default 1.</param>
public sealed class Unfold(Extent kernelSize, Extent dilation = default, Extent padding = default, Extent stride = default)
    : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"kernel_size={PythonText.Of(kernelSize)}, dilation={PythonText.Of(dilation, 1)}, padding={PythonText.Of(padding, 0)}, "
        + $"stride={PythonText.Of(stride, 1)}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Functional.Unfold(input, kernelSize, dilation, padding, stride);
}
