namespace Kasane;

/// <summary>
/// The base of transposed convolution layers: every input element adds its multiple of the kernel to the output. A transposed convolution
/// leads from the shapes of a convolution's outputs back to those of its inputs.
/// </summary>
public abstract class ConvTransposeNd : ConvLayer
{
    private readonly string operation;

    private protected ConvTransposeNd(ConvOptions options, int dims)
        : base(options, dims, transposed: true)
    {
        operation = $"ConvTranspose{dims}d";
        if (PaddingMode != PaddingMode.Zeros)
            throw new ArgumentException($"{GetType().Name} can pad with zeros only, but got {PaddingMode}.");
        OutputPadding = options.OutputPadding.Spread(dims, 0, operation, "outputPadding");
    }

    /// <summary>How much the output is larger at its far end, in each dimension.</summary>
    public Extent OutputPadding { get; }

    /// <inheritdoc/>
    private protected override string MoreInfo =>
        OutputPadding.All(size => size == 0) ? "" : $", output_padding={PythonText.Tuple(OutputPadding)}";

    /// <summary>The result in a chosen size, with all hooks.</summary>
    /// <param name="input">(N, C, *) or (C, *).</param>
    /// <param name="outputSize">The size of the result, whole or only its spatial dimensions; instead of the output padding.</param>
    /// <exception cref="ArgumentException">The input does not lead to that size.</exception>
    public Tensor Call(Tensor input, ReadOnlySpan<long> outputSize)
    {
        var wanted = outputSize.ToArray();
        return CallWith(input, x => Transposed(x, wanted));
    }

    /// <inheritdoc/>
    protected override Tensor Forward(Tensor input) => Transposed(input, []);

    private Tensor Transposed(Tensor input, long[] outputSize)
    {
        Materialize(input);
        var padding = outputSize.Length == 0 ? OutputPadding : PaddingFor(input, outputSize);
        return Convolution.Transposed(input, Weight, Bias, Stride, Padding, padding, Groups, Dilation, Dims, operation);
    }

    private long[] PaddingFor(Tensor input, long[] outputSize)
    {
        var lead = input.Rank - Dims;
        if (outputSize.Length != Dims && outputSize.Length != Dims + lead)
            throw new ArgumentException(
                $"{DisplayName} expects an output size of {Dims} or {Dims + lead} numbers, but got {outputSize.Length}.",
                nameof(outputSize));
        var extra = new long[Dims];
        for (var d = 0; d < Dims; d++)
        {
            var (step, wanted) = (Stride.Sizes[d], outputSize[outputSize.Length - Dims + d]);
            var reach = (Dilation.Sizes[d] * (KernelSize.Sizes[d] - 1)) + 1;
            var least = ((input.Size(lead + d) - 1) * step) - (2 * Padding.Sizes[d]) + reach;
            extra[d] = wanted - least;
            if (extra[d] < 0 || extra[d] >= step)
                throw new ArgumentException(
                    $"{DisplayName} expects a size from {least} to {least + step - 1} in dimension {lead + d} for an input of shape "
                    + $"{input.Shape}, but got {wanted}.",
                    nameof(outputSize));
        }
        return extra;
    }
}
