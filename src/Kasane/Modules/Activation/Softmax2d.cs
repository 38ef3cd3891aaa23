namespace Kasane;

/// <summary>Softmax over the channels at each place of an image. Input and output: (N, C, H, W) or (C, H, W).</summary>
public sealed class Softmax2d : Module<Tensor, Tensor>
{
    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => input.Rank is 3 or 4
        ? input.Softmax(-3)
        : throw new ShapeException($"Softmax2d expects (N, C, H, W) or (C, H, W), but got {input.Shape}.") { Operation = "Softmax2d", Shapes = [input.Shape] };
}
