namespace Kasane.Internal;

/// <summary>
/// A convolution between an input side (N, groups * in, *) and an output side (N, groups * out, *). The transposed convolution is the
/// same thing walked from the output side to the input side.
/// </summary>
/// <param name="Windows">How the kernel moves over the input side.</param>
/// <param name="Groups">Independent parts of the channels.</param>
/// <param name="In">Channels of the input side in a group.</param>
/// <param name="Out">Channels of the output side in a group.</param>
/// <param name="Dims">The number of spatial dimensions.</param>
internal sealed record ConvGeometry(Windows Windows, long Groups, long In, long Out, int Dims)
{
    private const int CacheSize = 64;

    // Memory for the columns of some samples at once: enough to feed a product, little enough to stay in the cache.
    private const long ColumnBytes = 1 << 21;

    // A program meets few convolutions, again and again.
    [ThreadStatic]
    private static ConvGeometry?[]? cache;

    /// <summary>What the kernels need to know.</summary>
    public ConvSizes Sizes => new(Windows, Groups, In, Out);

    private long Taps => Windows.Kernel.Product;

    private long Places => Windows.Output.Product;

    public static ConvGeometry Of(in Windows windows, long groups, long input, long output, int dims)
    {
        var hash = HashCode.Combine(windows.Input, windows.Output, windows.Kernel, windows.Stride, groups, input, output, dims);
        ref var known = ref (cache ??= new ConvGeometry?[CacheSize])[(uint)hash % CacheSize];
        if (known is null || known.Windows != windows || known.Groups != groups || known.In != input || known.Out != output || known.Dims != dims)
            known = new(windows, groups, input, output, dims);
        return known;
    }

    /// <summary>The input side's layout.</summary>
    public Layout InputLayout(long samples) => Contiguous(samples, Groups * In, Windows.Input);

    /// <summary>The output side's layout.</summary>
    public Layout OutputLayout(long samples) => Contiguous(samples, Groups * Out, Windows.Output);

    /// <summary>The weight's layout: output channels first.</summary>
    public Layout WeightLayout() => Contiguous(Groups * Out, In, Windows.Kernel);

    /// <summary>y (output side) = W * columns of x, for all samples; adds to y.</summary>
    public void Forward(Tensor x, Tensor weight, Tensor y)
    {
        var self = this;
        var matrix = weight.Block;
        using var columns = new ConvColumns(x, this, SamplesAtOnce(x), true);
        columns.ForEach((first, count, block, offset) =>
        {
            var (left, right, result) = self.Batches(count);
            x.Backend.MatMul(
                matrix.With(left),
                block.With(right, offset),
                y.Block.With(result, y.Offset + (first * self.Groups * self.Out * self.Places)),
                new() { Accumulate = true });
        });
    }

    /// <summary>x (input side) = the sum of W^T y over the windows.</summary>
    public void Transposed(Tensor y, Tensor weight, Tensor x)
    {
        var self = this;
        var matrix = weight.Block;
        using var columns = new ConvColumns(x, this, SamplesAtOnce(x), false);
        columns.ForEach((first, count, block, offset) =>
        {
            var (left, right, result) = self.Batches(count);
            y.Backend.MatMul(
                matrix.With(Transpose(left)),
                y.Block.With(result, y.Offset + (first * self.Groups * self.Out * self.Places)),
                block.With(right, offset),
                default);
        });
    }

    /// <summary>The weight = y times the transposed columns of x, summed over the samples; adds to it.</summary>
    public void Weight(Tensor x, Tensor y, Tensor weight)
    {
        var self = this;
        var target = weight.Block;
        using var columns = new ConvColumns(x, this, SamplesAtOnce(x), true);
        columns.ForEach((first, count, block, offset) =>
        {
            var (left, right, result) = self.Batches(1);
            for (long i = 0; i < count; i++)
                x.Backend.MatMul(
                    y.Block.With(result, y.Offset + ((first + i) * self.Groups * self.Out * self.Places)),
                    block.With(Transpose(right), offset + (i * self.Groups * self.In * self.Taps * self.Places)),
                    target.With(left),
                    new() { Accumulate = true });
        });
    }

    // One sample at a time with groups (the batch of the product), otherwise several with the same weight.
    private long SamplesAtOnce(Tensor x) =>
        Groups > 1 ? 1 : Math.Max(1, ColumnBytes / Math.Max(1, In * Taps * Places * x.DType.ItemSize));

    private (Layout Weight, Layout Columns, Layout Output) Batches(long samples)
    {
        var (rows, batch) = (In * Taps, Groups > 1 ? Groups : samples);
        return (
            Layout.Strided([batch, Out, rows], [Groups > 1 ? Out * rows : 0, rows, 1]),
            Layout.Contiguous([batch, rows, Places]),
            Layout.Contiguous([batch, Out, Places]));
    }

    private static Layout Transpose(Layout x) =>
        Layout.Strided([x.Size(0), x.Size(2), x.Size(1)], [x.Stride(0), x.Stride(2), x.Stride(1)]);

    private Layout Contiguous(long first, long second, Triple size)
    {
        return Dims switch
        {
            1 => Layout.Contiguous([first, second, size.W]),
            2 => Layout.Contiguous([first, second, size.H, size.W]),
            _ => Layout.Contiguous([first, second, size.D, size.H, size.W]),
        };
    }
}
