namespace Kasane.Dialects;

/// <summary>A pooling of images (N, C, H, W); without a stride the windows lie side by side.</summary>
public abstract class PoolLayer : Module<Tensor, Tensor>
{
    private readonly bool max;
    private readonly Extent size;
    private readonly Extent stride;
    private readonly Extent padding;

    private protected PoolLayer(bool max, Extent size, Extent stride, Extent padding) =>
        (this.max, this.size, this.stride, this.padding) = (max, size, stride, padding);

    /// <inheritdoc/>
    protected override string ExtraInfo => $"size={size}";

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) =>
        max ? Functional.MaxPool2d(input, size, stride, padding) : Functional.AvgPool2d(input, size, stride, padding);
}
