namespace Kasane;

/// <summary>
/// The base of convolution layers: y[n, o, i] = bias[o] + the sum over c, k of weight[o, c, k] x[n, c, i stride - padding + k dilation].
/// </summary>
public abstract class ConvNd : ConvLayer
{
    private readonly ConvPadding? rule;
    private readonly long[] border;
    private readonly string operation;

    private protected ConvNd(ConvOptions options, int dims)
        : base(options, dims, transposed: false)
    {
        rule = options.Rule;
        operation = $"Conv{dims}d";
        if (rule == ConvPadding.Same && !Stride.All(step => step == 1))
            throw new ArgumentException(
                $"{GetType().Name} with padding Same expects a stride of 1, but got {Stride}: the output cannot keep the input's size.");
        border = Border();
    }

    /// <inheritdoc/>
    private protected override string? PaddingText => rule is { } given ? PythonText.Word(given) : null;

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input)
    {
        Materialize(input);
        if (PaddingMode != PaddingMode.Zeros)
        {
            var mode = PaddingMode switch
            {
                PaddingMode.Reflect => PadMode.Reflect,
                PaddingMode.Replicate => PadMode.Replicate,
                _ => PadMode.Circular,
            };
            return Convolution.Forward(
                Functional.Pad(input, border, mode), Weight, Bias, Stride, (Extent)0, Dilation, Groups, Dims, operation);
        }
        return rule is { } given
            ? Convolution.Forward(input, Weight, Bias, Stride, given, Dilation, Groups, Dims, operation)
            : Convolution.Forward(input, Weight, Bias, Stride, Padding, Dilation, Groups, Dims, operation);
    }

    // For Pad: before and after each dimension, the last one first. Where a total is odd, the far side gets one more.
    private long[] Border()
    {
        var result = new long[2 * Dims];
        for (var d = 0; d < Dims; d++)
        {
            var total = rule == ConvPadding.Same ? Dilation.Sizes[d] * (KernelSize.Sizes[d] - 1) : 2 * Padding.Sizes[d];
            result[2 * (Dims - 1 - d)] = total / 2;
            result[(2 * (Dims - 1 - d)) + 1] = total - (total / 2);
        }
        return result;
    }
}
