namespace Kasane.Internal;

/// <summary>Checks poolings and finds their windows.</summary>
internal static class PoolGeometry
{
    /// <summary>Windows of one kernel, and how many places each of them counts with the padding.</summary>
    public static (Spans Spans, long[][] Counts) Regular(
        Tensor x, Extent kernelSize, Extent stride, Extent padding, Extent dilation, bool ceilMode, int dims, string name)
    {
        CheckInput(x, dims, name);
        var (kernels, paddings) = (kernelSize.Spread(dims, 0, name, "kernelSize"), padding.Spread(dims, 0, name, "padding"));
        var dilations = dilation.Spread(dims, 1, name, "dilation");
        var strides = stride.IsDefault ? kernels : stride.Spread(dims, 0, name, "stride");
        var (starts, ends, counts) = (new long[dims][], new long[dims][], new long[dims][]);
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
            var outputs = (long)Math.Floor((double)room / s) + 1;
            // The last window must start within the input or its near padding.
            if (ceilMode && (outputs - 1) * s >= size + p) outputs--;
            if (outputs < 1)
                throw new ShapeException(
                    $"{name} of an input of shape {x.Shape} with a kernel of {kernelSize} would return nothing: "
                    + "the kernel is larger than the padded input.")
                {
                    Operation = name,
                    Shapes = [x.Shape],
                };
            (starts[d], ends[d], counts[d]) = (new long[outputs], new long[outputs], new long[outputs]);
            for (long o = 0; o < outputs; o++)
            {
                var start = (o * s) - p;
                var end = start + (step * (k - 1)) + 1;
                counts[d][o] = Math.Min(end, size + p) - start;
                starts[d][o] = start >= 0 ? start : start + ((-start + step - 1) / step * step);
                ends[d][o] = Math.Min(end, size);
            }
        }
        return (Spans.Of(Tail(x, dims), starts, ends, dilations), counts);
    }

    /// <summary>As many windows as outputs are asked for, next to each other, over the whole input.</summary>
    public static Spans Adaptive(Tensor x, Extent outputSize, int dims, string name)
    {
        CheckInput(x, dims, name);
        if (outputSize.IsDefault) throw new KasaneException($"{name} expects an output size.") { Operation = name };
        var sizes = outputSize.SpreadOptional(dims, 1, name, "outputSize");
        var (starts, ends) = (new long[dims][], new long[dims][]);
        for (var d = 0; d < dims; d++)
        {
            var size = x.Layout.Size(x.Rank - dims + d);
            var outputs = sizes[d] ?? size;
            if (outputs < 0) throw new KasaneException($"{name} expects an output size of 0 or more, but got {outputSize}.") { Operation = name };
            (starts[d], ends[d]) = (new long[outputs], new long[outputs]);
            for (long o = 0; o < outputs; o++) (starts[d][o], ends[d][o]) = (o * size / outputs, (((o + 1) * size) + outputs - 1) / outputs);
        }
        return Spans.Of(Tail(x, dims), starts, ends, [1]);
    }

    /// <summary>The number of elements in every window, in the shape of the output.</summary>
    public static Tensor Divisors(ReadOnlySpan<long[]> counts, DType dtype, Device device)
    {
        var all = Tensor.Ones([], dtype, device);
        foreach (var count in counts) all = all.Unsqueeze(-1).Mul(Tensor.From(count, [count.Length]).To(dtype).To(device));
        return all;
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
    public static long[] OutputShape(Layout x, Triple output, int dims) => [.. x.Sizes[..^dims], .. Last(output, dims)];

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

    private static long[] Last(Triple size, int dims) => dims switch
    {
        1 => [size.W],
        2 => [size.H, size.W],
        _ => [size.D, size.H, size.W],
    };
}
