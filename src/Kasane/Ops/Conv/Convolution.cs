namespace Kasane.Internal;

/// <summary>Checks convolutions and makes their geometry.</summary>
internal static class Convolution
{
    public static Tensor Forward(
        Tensor input, Tensor weight, Tensor? bias, Extent stride, Extent padding, Extent dilation, long groups, int dims, string name)
    {
        AutocastMode.Lower(ref input, ref weight, ref bias);
        CheckTensors(input, weight, bias, groups, dims, name);
        var (strides, paddings, dilations) = Sizes(stride, padding, dilation, dims, name);
        return WithBatch(input, weight, bias, strides, paddings, dilations, groups, dims, name);
    }

    /// <summary>The same for numbers that were spread over the dimensions before, as layers have them.</summary>
    public static Tensor Forward(
        Tensor input, Tensor weight, Tensor? bias, long[] stride, long[] padding, long[] dilation, long groups, int dims, string name)
    {
        AutocastMode.Lower(ref input, ref weight, ref bias);
        CheckTensors(input, weight, bias, groups, dims, name);
        CheckSizes(stride, padding, dilation, name);
        return WithBatch(input, weight, bias, stride, padding, dilation, groups, dims, name);
    }

    public static Tensor Forward(
        Tensor input, Tensor weight, Tensor? bias, Extent stride, ConvPadding padding, Extent dilation, long groups, int dims, string name)
    {
        if (padding == ConvPadding.Valid) return Forward(input, weight, bias, stride, (Extent)0, dilation, groups, dims, name);
        AutocastMode.Lower(ref input, ref weight, ref bias);
        CheckTensors(input, weight, bias, groups, dims, name);
        var (strides, _, dilations) = Sizes(stride, 0, dilation, dims, name);
        if (Array.Exists(strides, step => step != 1))
            throw new KasaneException(
                $"{name} with padding Same expects a stride of 1, but got {stride}: the output cannot keep the input's size.")
            {
                Operation = name,
            };
        // Where the total is odd, the far side gets one more.
        var before = new long[dims];
        var extra = new long[2 * dims];
        for (var d = 0; d < dims; d++)
        {
            var total = dilations[d] * (weight.Layout.Size(d + 2) - 1);
            before[d] = total / 2;
            extra[(2 * (dims - 1 - d)) + 1] = total % 2;
        }
        var wider = Array.Exists(extra, size => size > 0) ? input.ConstantPadNd(extra) : input;
        return WithBatch(wider, weight, bias, strides, before, dilations, groups, dims, name);
    }

    public static Tensor Transposed(
        Tensor input, Tensor weight, Tensor? bias, Extent stride, Extent padding, Extent outputPadding, long groups, Extent dilation, int dims, string name)
    {
        AutocastMode.Full(ref input, ref weight);
        bias = bias is null ? null : AutocastMode.Full(bias);
        CheckTransposed(input, weight, bias, groups, dims, name);
        var (strides, paddings, dilations) = Sizes(stride, padding, dilation, dims, name);
        var extra = outputPadding.Spread(dims, 0, name, "outputPadding");
        return WithBatch(input, dims, x =>
        {
            var sizes = new long[dims];
            for (var d = 0; d < dims; d++)
            {
                if (extra[d] < 0 || (extra[d] >= strides[d] && extra[d] >= dilations[d]))
                    throw new KasaneException($"{name} expects an output padding below the stride or the dilation, but got {outputPadding}.") { Operation = name };
                sizes[d] = ((x.Layout.Size(d + 2) - 1) * strides[d]) - (2 * paddings[d]) + (dilations[d] * (weight.Layout.Size(d + 2) - 1)) + extra[d] + 1;
                if (sizes[d] < 1)
                    throw new ShapeException($"{name} would return the size {sizes[d]} for an input of shape {input.Shape}. Pad less.")
                    {
                        Operation = name,
                        Shapes = [input.Shape],
                    };
            }
            var windows = Windows(sizes, x.Layout.Sizes[2..], weight.Layout.Sizes[2..], strides, paddings, dilations);
            var geometry = ConvGeometry.Of(windows, groups, weight.Layout.Size(1), weight.Layout.Size(0) / groups, dims);
            return Primitive.Call(new ConvTransposedOp(geometry), [x, weight, bias])[0];
        });
    }

    private static Tensor Call(
        Tensor x, Tensor weight, Tensor? bias, long[] strides, long[] paddings, long[] dilations, long groups, int dims, string name)
    {
        Span<long> sizes = stackalloc long[dims];
        for (var d = 0; d < dims; d++)
        {
            var (available, needed) = (x.Layout.Size(d + 2) + (2 * paddings[d]), (dilations[d] * (weight.Layout.Size(d + 2) - 1)) + 1);
            if (available < needed)
                throw new ShapeException(
                    $"{name} expects the padded input to be as large as the kernel, but dimension {d + 2} has {available} places for "
                    + $"{needed} of the kernel. Pad more.")
                {
                    Operation = name,
                    Shapes = [x.Shape, weight.Shape],
                };
            sizes[d] = ((available - needed) / strides[d]) + 1;
        }
        var windows = Windows(x.Layout.Sizes[2..], sizes, weight.Layout.Sizes[2..], strides, paddings, dilations);
        var geometry = ConvGeometry.Of(windows, groups, weight.Layout.Size(1), weight.Layout.Size(0) / groups, dims);
        return Primitive.Call(new ConvOp(geometry), [x, weight, bias])[0];
    }

    private static Windows Windows(
        ReadOnlySpan<long> input, ReadOnlySpan<long> output, ReadOnlySpan<long> kernel, long[] stride, long[] padding, long[] dilation) => new(
        Triple.Of(input, 1), Triple.Of(output, 1), Triple.Of(kernel, 1), Triple.Of(stride, 1), Triple.Of(padding, 0), Triple.Of(dilation, 1));

    private static Tensor WithBatch(
        Tensor input, Tensor weight, Tensor? bias, long[] strides, long[] paddings, long[] dilations, long groups, int dims, string name) =>
        input.Rank == dims + 2
            ? Call(input, weight, bias, strides, paddings, dilations, groups, dims, name)
            : Call(input.Unsqueeze(0), weight, bias, strides, paddings, dilations, groups, dims, name).Squeeze(0);

    private static Tensor WithBatch(Tensor input, int dims, Func<Tensor, Tensor> call) =>
        input.Rank == dims + 2 ? call(input) : call(input.Unsqueeze(0)).Squeeze(0);

    private static (long[] Stride, long[] Padding, long[] Dilation) Sizes(Extent stride, Extent padding, Extent dilation, int dims, string name)
    {
        var sizes = (stride.Spread(dims, 1, name, "stride"), padding.Spread(dims, 0, name, "padding"), dilation.Spread(dims, 1, name, "dilation"));
        CheckSizes(sizes.Item1, sizes.Item2, sizes.Item3, name);
        return sizes;
    }

    private static void CheckSizes(long[] stride, long[] padding, long[] dilation, string name)
    {
        if (Array.Exists(stride, size => size < 1) || Array.Exists(dilation, size => size < 1) || Array.Exists(padding, size => size < 0))
            throw new KasaneException(
                $"{name} expects a stride and a dilation above 0 and no negative padding, but got {(Extent)stride}, {(Extent)dilation} and "
                + $"{(Extent)padding}.")
            {
                Operation = name,
            };
    }

    private static void CheckTensors(Tensor input, Tensor weight, Tensor? bias, long groups, int dims, string name)
    {
        CheckRanks(input, weight, bias, groups, dims, name);
        var channels = input.Layout.Size(input.Rank - dims - 1);
        if (channels != weight.Layout.Size(1) * groups || weight.Layout.Size(0) % groups != 0)
            throw new ShapeException(
                $"{name} with a weight of shape {weight.Shape} and {groups} groups expects {weight.Layout.Size(1) * groups} input "
                + $"channels and a multiple of {groups} output channels, but the input has shape {input.Shape}.")
            {
                Operation = name,
                Shapes = [input.Shape, weight.Shape],
            };
        CheckBias(bias, weight.Layout.Size(0), name);
    }

    private static void CheckTransposed(Tensor input, Tensor weight, Tensor? bias, long groups, int dims, string name)
    {
        CheckRanks(input, weight, bias, groups, dims, name);
        var channels = input.Layout.Size(input.Rank - dims - 1);
        if (channels != weight.Layout.Size(0) || channels % groups != 0)
            throw new ShapeException(
                $"{name} with a weight of shape {weight.Shape} expects {weight.Layout.Size(0)} input channels, "
                + $"a multiple of the {groups} groups, but the input has shape {input.Shape}.")
            {
                Operation = name,
                Shapes = [input.Shape, weight.Shape],
            };
        CheckBias(bias, weight.Layout.Size(1) * groups, name);
    }

    private static void CheckRanks(Tensor input, Tensor weight, Tensor? bias, long groups, int dims, string name)
    {
        if (groups < 1) throw new KasaneException($"{name} expects at least one group, but got {groups}.") { Operation = name };
        MatMulOp.RequireSameDType(input, weight, name);
        if (bias is not null) MatMulOp.RequireSameDType(input, bias, name);
        if (input.DType.IsComplex || input.DType == DType.Bool)
            throw new DTypeException($"{name} expects real numbers, but got {input.DType}. Convolve the real and the imaginary parts.") { Operation = name };
        if (weight.Rank != dims + 2 || (input.Rank != dims + 2 && input.Rank != dims + 1))
            throw new ShapeException(
                $"{name} expects a weight of {dims + 2} dimensions and an input of {dims + 2}, or {dims + 1} without a batch, "
                + $"but got shapes {weight.Shape} and {input.Shape}.")
            {
                Operation = name,
                Shapes = [input.Shape, weight.Shape],
            };
    }

    private static void CheckBias(Tensor? bias, long channels, string name)
    {
        if (bias is not null && (bias.Rank != 1 || bias.Layout.Size(0) != channels))
            throw new ShapeException($"{name} expects a bias of shape ({channels},), but got {bias.Shape}.") { Operation = name, Shapes = [bias.Shape] };
    }
}
