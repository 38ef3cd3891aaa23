namespace Kasane.Internal;

/// <summary>Checks poolings and finds their windows.</summary>
internal static class PoolGeometry
{
    /// <summary>Windows of one kernel.</summary>
    public static Pooling Regular(
        Tensor x, Extent kernelSize, Extent stride, Extent padding, Extent dilation, bool ceilMode, int dims, string name)
    {
        CheckInput(x, dims, name);
        Span<long> kernels = stackalloc long[dims], strides = stackalloc long[dims], paddings = stackalloc long[dims], dilations = stackalloc long[dims];
        Span<long> outputs = stackalloc long[dims];
        kernelSize.Spread(kernels, 0, name, "kernelSize");
        padding.Spread(paddings, 0, name, "padding");
        dilation.Spread(dilations, 1, name, "dilation");
        if (stride.IsDefault) kernels.CopyTo(strides);
        else stride.Spread(strides, 0, name, "stride");
        for (var d = 0; d < dims; d++)
        {
            var (k, s, p, step, size) = (kernels[d], strides[d], paddings[d], dilations[d], x.Layout.Size(x.Rank - dims + d));
            if (k < 1 || s < 1 || step < 1 || p < 0 || p > k / 2)
                throw new KasaneException(
                    $"{name} expects sizes above 0 and a padding from 0 to half of the kernel, but got kernel size {kernelSize}, "
                    + $"stride {stride}, padding {padding}, dilation {dilation}.")
                {
                    Operation = name,
                };
            var room = size + (2 * p) - (step * (k - 1)) - 1 + (ceilMode ? s - 1 : 0);
            outputs[d] = (long)Math.Floor((double)room / s) + 1;
            // The last window must start within the input or its near padding.
            if (ceilMode && (outputs[d] - 1) * s >= size + p) outputs[d]--;
            if (outputs[d] < 1)
                throw new ShapeException(
                    $"{name} of an input of shape {x.Shape} with a kernel of {kernelSize} would return nothing: "
                    + "the kernel is larger than the padded input.")
                {
                    Operation = name,
                    Shapes = [x.Shape],
                };
        }
        var windows = new Windows(
            Triple.Of(Tail(x, dims), 1), Triple.Of(outputs, 1), Triple.Of(kernels, 1), Triple.Of(strides, 1), Triple.Of(paddings, 0), Triple.Of(dilations, 1));
        ref var known = ref Pooling.Place(windows, dims);
        if (known?.Is(windows, dims) != true) known = Moved(windows, Tail(x, dims), outputs, kernels, strides, paddings, dilations);
        return known;
    }

    /// <summary>As many windows as outputs are asked for, next to each other, over the whole input.</summary>
    public static Pooling Adaptive(Tensor x, Extent outputSize, int dims, string name)
    {
        CheckInput(x, dims, name);
        if (outputSize.IsDefault) throw new KasaneException($"{name} expects an output size.") { Operation = name };
        var tail = Tail(x, dims);
        Span<long> outputs = stackalloc long[dims];
        outputSize.SpreadOver(outputs, tail, name, "outputSize");
        foreach (var count in outputs)
            if (count < 0) throw new KasaneException($"{name} expects an output size of 0 or more, but got {outputSize}.") { Operation = name };
        var windows = new Windows(Triple.Of(tail, 1), Triple.Of(outputs, 1), default, default, default, default);
        ref var known = ref Pooling.Place(windows, dims);
        if (known?.Is(windows, dims) != true) known = SideBySide(windows, tail, outputs);
        return known;
    }

    private static Pooling Moved(
        in Windows windows, ReadOnlySpan<long> sizes, ReadOnlySpan<long> outputs, ReadOnlySpan<long> kernels, ReadOnlySpan<long> strides,
        ReadOnlySpan<long> paddings, ReadOnlySpan<long> dilations)
    {
        var dims = sizes.Length;
        var (starts, ends, counts) = (new long[dims][], new long[dims][], new long[dims][]);
        for (var d = 0; d < dims; d++)
        {
            var (p, step) = (paddings[d], dilations[d]);
            (starts[d], ends[d], counts[d]) = (new long[outputs[d]], new long[outputs[d]], new long[outputs[d]]);
            for (long o = 0; o < outputs[d]; o++)
            {
                var start = (o * strides[d]) - p;
                var end = start + (step * (kernels[d] - 1)) + 1;
                counts[d][o] = Math.Min(end, sizes[d] + p) - start;
                starts[d][o] = start >= 0 ? start : start + ((-start + step - 1) / step * step);
                ends[d][o] = Math.Min(end, sizes[d]);
            }
        }
        return new(windows, dims, Spans.Of(sizes, starts, ends, dilations), counts);
    }

    private static Pooling SideBySide(in Windows windows, ReadOnlySpan<long> sizes, ReadOnlySpan<long> outputs)
    {
        var dims = sizes.Length;
        var (starts, ends) = (new long[dims][], new long[dims][]);
        for (var d = 0; d < dims; d++)
        {
            var (size, count) = (sizes[d], outputs[d]);
            (starts[d], ends[d]) = (new long[count], new long[count]);
            for (long o = 0; o < count; o++) (starts[d][o], ends[d][o]) = (o * size / count, (((o + 1) * size) + count - 1) / count);
        }
        var spans = Spans.Of(sizes, starts, ends, [1]);
        return new(windows, dims, spans, Lengths(spans, dims));
    }

    /// <summary>The number of elements in every window, in the shape of the output.</summary>
    public static Tensor Divisors(ReadOnlySpan<long[]> counts, DType dtype, Device device)
    {
        var all = Tensor.Ones([], dtype, device);
        foreach (var count in counts) all = all.Unsqueeze(-1).Mul(Tensor.From(count, [count.Length]).To(dtype).To(device));
        return all;
    }

    /// <summary>The number of elements of every window, if all have as many.</summary>
    public static long? SameForAll(ReadOnlySpan<long[]> counts)
    {
        long product = 1;
        foreach (var count in counts)
        {
            if (count.Length == 0 || count.AsSpan().ContainsAnyExcept(count[0])) return null;
            product *= count[0];
        }
        return product;
    }

    /// <summary>How many elements the windows have along each of the last dimensions.</summary>
    public static long[][] Lengths(Spans spans, int dims)
    {
        var lengths = new long[dims][];
        for (var d = 0; d < dims; d++)
        {
            var dim = 3 - dims + d;
            lengths[d] = new long[dim == 0 ? spans.Output.D : dim == 1 ? spans.Output.H : spans.Output.W];
            for (var o = 0; o < lengths[d].Length; o++) lengths[d][o] = spans[dim, o].End - spans[dim, o].Start;
        }
        return lengths;
    }

    /// <summary>The input's shape with the windows in place of the spatial dimensions.</summary>
    public static Layout OutputLayout(Layout x, Triple output, int dims)
    {
        Span<long> sizes = stackalloc long[x.Rank];
        x.Sizes.CopyTo(sizes);
        sizes[^1] = output.W;
        if (dims > 1) sizes[^2] = output.H;
        if (dims > 2) sizes[^3] = output.D;
        return Layout.Contiguous(sizes);
    }

    public static void CheckInput(Tensor x, int dims, string name)
    {
        var empty = false;
        for (var d = Math.Max(0, x.Rank - dims - 1); d < x.Rank; d++) empty |= x.Layout.Size(d) == 0;
        if ((x.Rank != dims + 1 && x.Rank != dims + 2) || empty)
            throw new ShapeException(
                $"{name} expects {dims + 2} dimensions, or {dims + 1} without a batch, of which only the batch may be empty, "
                + $"but got shape {x.Shape}.")
            {
                Operation = name,
                Shapes = [x.Shape],
            };
    }

    private static ReadOnlySpan<long> Tail(Tensor x, int dims) => x.Layout.Sizes[^dims..];
}
