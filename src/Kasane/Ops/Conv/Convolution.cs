namespace Kasane.Internal;

/// <summary>Checks convolutions and makes their geometry.</summary>
internal static class Convolution
{
    public static Tensor Forward(
        Tensor input, Tensor weight, Tensor? bias, Extent stride, Extent padding, Extent dilation, long groups, int dims, string name)
    {
        AutocastMode.Lower(ref input, ref weight, ref bias);
        CheckTensors(input, weight, bias, groups, dims, name);
        Span<long> strides = stackalloc long[dims], paddings = stackalloc long[dims], dilations = stackalloc long[dims];
        Spread(stride, strides, padding, paddings, dilation, dilations, name);
        return WithBatch(input, weight, bias, strides, paddings, dilations, groups, dims, name);
    }

    public static Tensor Forward(
        Tensor input, Tensor weight, Tensor? bias, Extent stride, ConvPadding padding, Extent dilation, long groups, int dims, string name)
    {
        if (padding == ConvPadding.Valid) return Forward(input, weight, bias, stride, default(Extent), dilation, groups, dims, name);
        AutocastMode.Lower(ref input, ref weight, ref bias);
        CheckTensors(input, weight, bias, groups, dims, name);
        Span<long> strides = stackalloc long[dims], before = stackalloc long[dims], dilations = stackalloc long[dims];
        Spread(stride, strides, default, before, dilation, dilations, name);
        if (strides.ContainsAnyExcept(1))
            throw new KasaneException(
                $"{name} with padding Same expects a stride of 1, but got {stride}: the output cannot keep the input's size.")
            {
                Operation = name,
            };
        // Where the total is odd, the far side gets one more.
        Span<long> extra = stackalloc long[2 * dims];
        extra.Clear();
        for (var d = 0; d < dims; d++)
        {
            var total = dilations[d] * (weight.Layout.Size(d + 2) - 1);
            before[d] = total / 2;
            extra[(2 * (dims - 1 - d)) + 1] = total % 2;
        }
        var wider = extra.ContainsAnyExcept(0) ? input.ConstantPadNd(extra) : input;
        return WithBatch(wider, weight, bias, strides, before, dilations, groups, dims, name);
    }

    public static Tensor Transposed(
        Tensor input, Tensor weight, Tensor? bias, Extent stride, Extent padding, Extent outputPadding, long groups, Extent dilation, int dims, string name)
    {
        AutocastMode.Full(ref input, ref weight);
        bias = bias is null ? null : AutocastMode.Full(bias);
        CheckTransposed(input, weight, bias, groups, dims, name);
        Span<long> strides = stackalloc long[dims], paddings = stackalloc long[dims], dilations = stackalloc long[dims];
        Spread(stride, strides, padding, paddings, dilation, dilations, name);
        Span<long> extra = stackalloc long[dims], sizes = stackalloc long[dims];
        outputPadding.Spread(extra, 0, name, "outputPadding");
        var x = input.Rank == dims + 2 ? input : input.Unsqueeze(0);
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
        var y = Primitive.Call(new ConvTransposedOp(geometry), [x, weight, bias])[0];
        return input.Rank == dims + 2 ? y : y.Squeeze(0);
    }

    private static Tensor Call(
        Tensor x, Tensor weight, Tensor? bias, ReadOnlySpan<long> strides, ReadOnlySpan<long> paddings, ReadOnlySpan<long> dilations, long groups,
        int dims, string name)
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
        ReadOnlySpan<long> input, ReadOnlySpan<long> output, ReadOnlySpan<long> kernel, ReadOnlySpan<long> stride, ReadOnlySpan<long> padding,
        ReadOnlySpan<long> dilation) => new(
        Triple.Of(input, 1), Triple.Of(output, 1), Triple.Of(kernel, 1), Triple.Of(stride, 1), Triple.Of(padding, 0), Triple.Of(dilation, 1));

    private static Tensor WithBatch(
        Tensor input, Tensor weight, Tensor? bias, ReadOnlySpan<long> strides, ReadOnlySpan<long> paddings, ReadOnlySpan<long> dilations, long groups,
        int dims, string name) =>
        input.Rank == dims + 2
            ? Call(input, weight, bias, strides, paddings, dilations, groups, dims, name)
            : Call(input.Unsqueeze(0), weight, bias, strides, paddings, dilations, groups, dims, name).Squeeze(0);

    private static void Spread(
        Extent stride, Span<long> strides, Extent padding, Span<long> paddings, Extent dilation, Span<long> dilations, string name)
    {
        stride.Spread(strides, 1, name, "stride");
        padding.Spread(paddings, 0, name, "padding");
        dilation.Spread(dilations, 1, name, "dilation");
        if (AnyBelow(strides, 1) || AnyBelow(dilations, 1) || AnyBelow(paddings, 0))
            throw new KasaneException(
                $"{name} expects a stride and a dilation above 0 and no negative padding, but got {(Extent)strides.ToArray()}, "
                + $"{(Extent)dilations.ToArray()} and {(Extent)paddings.ToArray()}.")
            {
                Operation = name,
            };
    }

    private static bool AnyBelow(ReadOnlySpan<long> sizes, long least)
    {
        foreach (var size in sizes)
            if (size < least) return true;
        return false;
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
