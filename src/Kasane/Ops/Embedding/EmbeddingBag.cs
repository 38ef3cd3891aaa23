namespace Kasane;

/// <summary>How the rows of a bag become one.</summary>
public enum EmbeddingBagMode
{
    /// <summary>Their sum.</summary>
    Sum,

    /// <summary>Their mean.</summary>
    Mean,

    /// <summary>The largest of each feature.</summary>
    Max,
}

public static partial class Functional
{
    /// <summary>Sums, means or maxima of rows of a table, a bag of indices at a time. An empty bag gives zeros.</summary>
    /// <param name="input">(bags, indices per bag), or a vector of indices with offsets.</param>
    /// <param name="weight">(rows, features).</param>
    /// <param name="offsets">For a vector: where every bag starts, the first at 0.</param>
    /// <param name="maxNorm">Rows that are used and longer are shortened to this, in place.</param>
    /// <param name="normType">The p of that norm; default 2.</param>
    /// <param name="scaleGradByFreq">Whether a row's gradient is divided by how often it was used; default false.</param>
    /// <param name="mode">Default <see cref="EmbeddingBagMode.Mean"/>.</param>
    /// <param name="sparse">Has no effect: gradients are dense.</param>
    /// <param name="perSampleWeights">A factor for every index; only for sums.</param>
    /// <param name="includeLastOffset">Whether the last offset is the end instead of a bag; default false.</param>
    /// <param name="paddingIdx">A row that does not count; negative numbers count from the last.</param>
    /// <returns>(bags, features).</returns>
    /// <exception cref="ArgumentException">Offsets where there should be none, or none where there should be.</exception>
    /// <exception cref="TensorIndexException">An index is out of range or no integer.</exception>
    public static Tensor EmbeddingBag(
        Tensor input, Tensor weight, Tensor? offsets = null, double? maxNorm = null, double normType = 2, bool scaleGradByFreq = false,
        EmbeddingBagMode mode = EmbeddingBagMode.Mean, bool sparse = false, Tensor? perSampleWeights = null, bool includeLastOffset = false, long? paddingIdx = null)
    {
        if (input.Rank is not (1 or 2) || (input.Rank == 1) != (offsets is not null))
            throw new ArgumentException($"EmbeddingBag expects a vector of indices with offsets or a matrix without, but got shape {input.Shape}.", nameof(offsets));
        if (perSampleWeights is not null && mode != EmbeddingBagMode.Sum)
            throw new NotSupportedException($"EmbeddingBag takes weights per sample only for sums, but the mode is {mode}.");
        if (perSampleWeights is not null && !perSampleWeights.Layout.SameSizes(input.Layout))
            throw new ArgumentException($"EmbeddingBag expects weights of the indices' shape {input.Shape}, but got {perSampleWeights.Shape}.", nameof(perSampleWeights));
        var rows = weight.Layout.Size(0);
        var bags = EmbeddingBags.Of(input, offsets, includeLastOffset, paddingIdx is { } padding ? (padding + rows) % rows : -1);
        var chosen = Tensor.From(bags.Kept, [bags.Kept.Length]).To(weight.Device);
        var owner = Tensor.From(bags.Owners, [bags.Owners.Length]).To(weight.Device);
        var counts = Tensor.From(bags.Counts, [bags.Counts.Length, 1]).To(weight.Device);
        var values = Embedding(input.Reshape(-1).To(weight.Device).IndexSelect(0, chosen), weight, paddingIdx, maxNorm, normType, scaleGradByFreq, sparse);
        long[] shape = [bags.Counts.Length, weight.Layout.Size(1)];
        if (mode == EmbeddingBagMode.Max)
        {
            var least = Tensor.Full(shape, double.NegativeInfinity, weight.DType, weight.Device).PutRows(new(0, 1), owner, values, PutMode.Largest);
            return least.MaskedFill(counts.Eq(0), 0);
        }
        if (perSampleWeights is not null) values = values.Mul(perSampleWeights.Reshape(-1).IndexSelect(0, chosen).Unsqueeze(1));
        var sums = Tensor.Zeros(shape, weight.DType, weight.Device).PutRows(new(0, 1), owner, values, PutMode.Add);
        return mode == EmbeddingBagMode.Sum ? sums : sums.Div(counts.Clamp(min: 1).To(weight.DType));
    }
}

/// <summary>Which indices belong to which bag.</summary>
/// <param name="Kept">The places of the indices that count.</param>
/// <param name="Owners">Their bags.</param>
/// <param name="Counts">How many each bag has.</param>
internal sealed record EmbeddingBags(long[] Kept, long[] Owners, long[] Counts)
{
    public static EmbeddingBags Of(Tensor input, Tensor? offsets, bool includeLastOffset, long padding)
    {
        var indices = Host(input);
        long[] starts = offsets is not null ? Host(offsets)
            : [.. Enumerable.Range(0, (int)input.Layout.Size(0)).Select(bag => bag * input.Layout.Size(1))];
        if (offsets is not null && starts is [not 0, ..])
            throw new KasaneException($"EmbeddingBag expects the first offset to be 0, but got {starts[0]}.") { Operation = "EmbeddingBag" };
        if (Array.Exists(starts, start => start > indices.Length))
            throw new KasaneException($"EmbeddingBag expects offsets up to {indices.Length}, the number of indices.") { Operation = "EmbeddingBag" };
        var bags = includeLastOffset ? Math.Max(0, starts.Length - 1) : starts.Length;
        List<long> kept = [], owners = [];
        var counts = new long[bags];
        for (var bag = 0; bag < bags; bag++)
        {
            var end = bag + 1 < starts.Length ? starts[bag + 1] : indices.Length;
            for (var i = starts[bag]; i < end; i++)
            {
                if (indices[i] == padding) continue;
                kept.Add(i);
                owners.Add(bag);
                counts[bag]++;
            }
        }
        return new([.. kept], [.. owners], counts);
    }

    private static long[] Host(Tensor x)
    {
        IndexPositions.RequireInteger(x, "EmbeddingBag");
        var dense = RawCopy.Contiguous(x.To(DType.Int64).To(Device.Cpu));
        var values = RawCopy.Span<long>(dense).ToArray();
        GC.KeepAlive(dense);
        return values;
    }
}
