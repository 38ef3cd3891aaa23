namespace Kasane.Internal;

/// <summary>The windows of fractional max pooling (Graham 2014): one size, at distances that random numbers decide per plane.</summary>
internal static class FractionalWindows
{
    public static Spans[] Of(
        Tensor x,
        Extent kernelSize,
        Extent outputSize,
        Ratio outputRatio,
        Tensor? randomSamples,
        Generator? generator,
        int dims,
        string name)
    {
        PoolGeometry.CheckInput(x, dims, name);
        var kernels = kernelSize.Spread(dims, 0, name, "kernelSize");
        var outputs = new long[dims];
        if (outputSize.IsDefault == outputRatio.IsDefault)
            throw new ArgumentException($"{name} expects either an output size or an output ratio.", nameof(outputSize));
        var ratios = outputRatio.Spread(dims, name, nameof(outputRatio));
        if (ratios.Length == 0) outputs = outputSize.Spread(dims, 1, name, "outputSize");
        else
            for (var d = 0; d < dims; d++) outputs[d] = (long)(x.Layout.Size(x.Rank - dims + d) * ratios[d]);
        var planes = Planes(x, dims);
        var samples = randomSamples ?? Tensor.Rand([Batch(x, dims), x.Size(x.Rank - dims - 1), dims], generator, x.DType);
        CheckSamples(samples, x, dims, name);
        using var noGrad = Autograd.NoGrad();
        var numbers = RawCopy.Contiguous(samples.To(Device.Cpu).To(DType.Float64));
        var given = RawCopy.Span<double>(numbers);
        var spans = new Spans[Math.Max(planes, 1)];
        for (var p = 0; p < spans.Length; p++)
        {
            var (starts, ends) = (new long[dims][], new long[dims][]);
            for (var d = 0; d < dims; d++)
            {
                // In two dimensions the first number is that of the width.
                var sample = planes == 0 ? 0 : given[(p * dims) + (dims == 2 ? 1 - d : d)];
                starts[d] = Starts(sample, x.Layout.Size(x.Rank - dims + d), outputs[d], kernels[d], x.DType, name);
                ends[d] = Array.ConvertAll(starts[d], start => start + kernels[d]);
            }
            spans[p] = Spans.Of(x.Layout.Sizes[^dims..], starts, ends, [1]);
        }
        GC.KeepAlive(numbers);
        return spans;
    }

    private static long Batch(Tensor x, int dims) => x.Rank == dims + 1 ? 1 : x.Layout.Size(0);

    // There may be samples for more of a batch than there is.
    private static void CheckSamples(Tensor samples, Tensor x, int dims, string name)
    {
        if (samples.DType != x.DType)
            throw new DTypeException($"{name} expects random samples of the input's {x.DType}, but got {samples.DType}.")
            {
                Operation = name,
            };
        var channels = x.Layout.Size(x.Rank - dims - 1);
        if (samples.Rank == 3 && samples.Size(0) >= Batch(x, dims) && samples.Size(1) == channels && samples.Size(2) == dims) return;
        throw new ShapeException(
            $"{name} expects random samples of shape ({Batch(x, dims)}, {channels}, {dims}) for an input of shape {x.Shape}, but got "
            + $"{samples.Shape}.")
        {
            Operation = name,
            Shapes = [samples.Shape, x.Shape],
        };
    }

    private static long Planes(Tensor x, int dims)
    {
        long planes = 1;
        foreach (var size in x.Layout.Sizes[..^dims]) planes *= size;
        return planes;
    }

    private static long[] Starts(double sample, long size, long outputs, long kernel, DType dtype, string name)
    {
        if (kernel < 1 || outputs < 1 || outputs + kernel - 1 > size)
            throw new KasaneException($"{name} expects {outputs} windows of {kernel} places to fit into {size}.") { Operation = name };
        var starts = new long[outputs];
        if (outputs > 1)
        {
            var single = dtype != DType.Float64;
            var alpha = single ? (float)(size - kernel) / (outputs - 1) : (double)(size - kernel) / (outputs - 1);
            for (var i = 0; i < outputs - 1; i++)
                starts[i] = single
                    ? (long)((i + (float)sample) * (float)alpha) - (long)((float)sample * (float)alpha)
                    : (long)((i + sample) * alpha) - (long)(sample * alpha);
        }
        starts[^1] = size - kernel;
        return starts;
    }
}
