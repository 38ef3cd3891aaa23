namespace Kasane;

/// <summary>
/// What all convolution layers share: the sizes, a weight and a bias. Both start uniform in +-1/sqrt(fan in), drawn in PyTorch's order
/// (He et al. 2015, with PyTorch's a = sqrt(5)).
/// </summary>
public abstract class ConvLayer : Module<Tensor, Tensor>
{
    private readonly bool transposed;
    private readonly DType dtype;

    private protected ConvLayer(ConvOptions options, int dims, bool transposed)
    {
        var name = GetType().Name;
        (Dims, this.transposed, dtype) = (dims, transposed, options.DType);
        (OutChannels, Groups, PaddingMode) = (options.OutChannels, options.Groups, options.PaddingMode);
        if (options.InChannels < 0 || OutChannels < 0 || Groups < 1)
            throw new ArgumentException(
                $"{name} expects no negative channels and at least one group, but got {options.InChannels ?? 0} input channels, "
                + $"{OutChannels} output channels and {Groups} groups.");
        if (options.InChannels is { } given && (given % Groups != 0 || OutChannels % Groups != 0))
            throw new ArgumentException(
                $"{name} expects input and output channels that are multiples of the groups, but got {given} and {OutChannels} channels "
                + $"in {Groups} groups.");
        KernelSize = options.KernelSize.Spread(dims, 1, name, "kernelSize");
        Stride = options.Stride.Spread(dims, 1, name, "stride");
        Padding = options.Padding.Spread(dims, 0, name, "padding");
        Dilation = options.Dilation.Spread(dims, 1, name, "dilation");
        InChannels = options.InChannels ?? 0;
        if (options.InChannels is null)
        {
            Weight = Parameter.Uninitialized();
            Bias = options.Bias ? Parameter.Uninitialized() : null;
            return;
        }
        Weight = new(Tensor.Empty(WeightShape, dtype, options.Device));
        Bias = options.Bias ? new(Tensor.Empty([OutChannels], dtype, options.Device)) : null;
        ResetParameters();
    }

    /// <summary>The number of channels of the input; 0 while it is not known.</summary>
    public long InChannels { get; private set; }

    /// <summary>The number of channels of the output.</summary>
    public long OutChannels { get; }

    /// <summary>The size of the kernel in each dimension.</summary>
    public Extent KernelSize { get; }

    /// <summary>The distance between two windows in each dimension.</summary>
    public Extent Stride { get; }

    /// <summary>How much is padded on both sides of each dimension.</summary>
    public Extent Padding { get; }

    /// <summary>The distance between two taps of the kernel in each dimension.</summary>
    public Extent Dilation { get; }

    /// <summary>Into how many independent parts the channels are divided.</summary>
    public long Groups { get; }

    /// <summary>What the padding holds.</summary>
    public PaddingMode PaddingMode { get; }

    /// <summary>(outChannels, inChannels / groups, kernel size); transposed (inChannels, outChannels / groups, kernel size).</summary>
    public Parameter Weight { get; }

    /// <summary>(outChannels), or null.</summary>
    public Parameter? Bias { get; }

    private protected int Dims { get; }

    /// <summary>The padding as it is printed; null: the numbers.</summary>
    private protected virtual string? PaddingText => null;

    /// <summary>What is printed between dilation and groups.</summary>
    private protected virtual string MoreInfo => "";

    /// <inheritdoc/>
    protected override string ExtraInfo =>
        $"{InChannels}, {OutChannels}, kernel_size={PythonText.Tuple(KernelSize)}, stride={PythonText.Tuple(Stride)}"
        + (PaddingText is { } rule ? $", padding={rule}" : Padding.All(size => size == 0) ? "" : $", padding={PythonText.Tuple(Padding)}")
        + (Dilation.All(size => size == 1) ? "" : $", dilation={PythonText.Tuple(Dilation)}")
        + MoreInfo
        + (Groups == 1 ? "" : $", groups={Groups}")
        + (Bias is null ? ", bias=False" : "")
        + (PaddingMode == PaddingMode.Zeros ? "" : $", padding_mode={PythonText.Word(PaddingMode)}");

    private long[] WeightShape => transposed
        ? [InChannels, OutChannels / Groups, .. KernelSize.Sizes]
        : [OutChannels, InChannels / Groups, .. KernelSize.Sizes];

    /// <summary>Draws weight and bias anew.</summary>
    public void ResetParameters()
    {
        if (!Weight.IsInitialized) return;
        Init.KaimingUniform(Weight, Math.Sqrt(5));
        // Without a fan nothing is drawn, neither here nor in PyTorch.
        if (Bias is not null && Weight.Layout.Sizes[1..].IndexOf(0) < 0) Init.UniformByFanIn(Bias, Weight);
    }

    /// <inheritdoc/>
    protected override void OnStateLoaded()
    {
        if (Weight.IsInitialized) InChannels = transposed ? Weight.Size(0) : Weight.Size(1) * Groups;
    }

    /// <summary>A lazy layer takes the number of channels from its first input and draws its parameters.</summary>
    /// <exception cref="ShapeException">The input has another number of dimensions.</exception>
    /// <exception cref="ArgumentException">The channels are no multiple of the groups.</exception>
    private protected void Materialize(Tensor input)
    {
        if (Weight.IsInitialized) return;
        if (input.Rank != Dims + 1 && input.Rank != Dims + 2)
            throw new ShapeException(
                $"{DisplayName} expects an input of {Dims + 2} dimensions, or {Dims + 1} without a batch, but got {input.Shape}.")
            {
                Operation = DisplayName,
                Shapes = [input.Shape],
            };
        var channels = input.Size(input.Rank - Dims - 1);
        if (channels % Groups != 0)
            throw new ArgumentException(
                $"{DisplayName} expects input channels that are a multiple of the {Groups} groups, but got {channels}.", nameof(input));
        InChannels = channels;
        Weight.Initialize(Tensor.Empty(WeightShape, dtype, input.Device));
        Bias?.Initialize(Tensor.Empty([OutChannels], dtype, input.Device));
        ResetParameters();
    }
}
