namespace Kasane.Dialects;

/// <summary>A convolution of images (N, C, H, W), the number of channels taken from the first input.</summary>
public abstract class ConvLayer : DeferredLayer
{
    private readonly Extent stride;
    private readonly Extent padding;
    private readonly bool same;

    private protected ConvLayer(
        LayerStyle style, long channels, Extent kernelSize, Extent stride, Extent padding, bool same, Func<Tensor, Tensor>? activation, bool useBias)
        : base(style, activation)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(channels, 1);
        Channels = channels;
        KernelSize = kernelSize;
        (this.stride, this.padding, this.same) = (stride, padding, same);
        Weight = Parameter.Uninitialized();
        Bias = useBias ? Parameter.Uninitialized() : null;
    }

    /// <summary>The number of output channels.</summary>
    public long Channels { get; }

    /// <summary>The kernel's height and width.</summary>
    public Extent KernelSize { get; }

    /// <summary>(channels, input channels, height, width), as in Conv2d.</summary>
    public Parameter Weight { get; }

    /// <summary>(channels), or null.</summary>
    public Parameter? Bias { get; }

    private protected override void Build(Tensor input)
    {
        if (input.Rank is not (3 or 4))
            throw new ShapeException($"Conv2D expects images (N, C, H, W) or (C, H, W), but the input has shape {input.Shape}.")
            {
                Operation = "Conv2D",
                Shapes = [input.Shape],
            };
        var inputs = input.Size(-3);
        var sizes = KernelSize.Spread(2, 1, "Conv2D", "the kernel");
        var (height, width) = (sizes[0], sizes[1]);
        Weight.Initialize(Style.Weight(
            Shape.Create([Channels, inputs, height, width]), inputs * height * width, Channels * height * width, WeightDType(input), input.Device));
        Bias?.Initialize(Tensor.Zeros(Shape.Create([Channels]), WeightDType(input), input.Device));
    }

    private protected override Tensor Compute(Tensor input) => same
        ? Functional.Conv2d(input, Weight, Bias, stride, ConvPadding.Same)
        : Functional.Conv2d(input, Weight, Bias, stride, padding);
}
