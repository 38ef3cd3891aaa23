namespace Kasane;

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
        Tensor input,
        Tensor weight,
        Tensor? offsets = null,
        double? maxNorm = null,
        double normType = 2,
        bool scaleGradByFreq = false,
        EmbeddingBagMode mode = EmbeddingBagMode.Mean,
        bool sparse = false,
        Tensor? perSampleWeights = null,
        bool includeLastOffset = false,
        long? paddingIdx = null)
    {
        CheckBags(input, weight, offsets, mode, scaleGradByFreq, sparse, perSampleWeights);
        var rows = weight.Layout.Size(0);
        // The rows of all indices are shortened, also the one that does not count.
        if (maxNorm is { } most)
            EmbeddingNorms.Shorten(weight, IndexPositions.Of(input, rows, false, "EmbeddingBag", 0, weight.Device), most, normType);
        var bags = EmbeddingBags.Of(input, offsets, includeLastOffset, paddingIdx is { } padding ? (padding + rows) % rows : -1);
        var chosen = Tensor.From(bags.Kept, [bags.Kept.Length]).To(weight.Device);
        var owner = Tensor.From(bags.Owners, [bags.Owners.Length]).To(weight.Device);
        var counts = Tensor.From(bags.Counts, [bags.Counts.Length, 1]).To(weight.Device);
        var indices = input.Reshape(-1).To(weight.Device).IndexSelect(0, chosen);
        var values = Embedding(indices, weight, paddingIdx, scaleGradByFreq: scaleGradByFreq);
        long[] shape = [bags.Counts.Length, weight.Layout.Size(1)];
        if (mode == EmbeddingBagMode.Max)
        {
            var least = Tensor.Full(shape, double.NegativeInfinity, weight.DType, weight.Device);
            return least.PutRows(new(0, 1), owner, values, PutMode.Largest).MaskedFill(counts.Eq(0), 0);
        }
        if (perSampleWeights is not null)
            values = values.Mul(perSampleWeights.Reshape(-1).IndexSelect(0, chosen).Unsqueeze(1));
        var sums = Tensor.Zeros(shape, weight.DType, weight.Device).PutRows(new(0, 1), owner, values, PutMode.Add);
        return mode == EmbeddingBagMode.Sum ? sums : sums.Div(counts.Clamp(min: 1).To(weight.DType));
    }

    private static void CheckBags(
        Tensor input, Tensor weight, Tensor? offsets, EmbeddingBagMode mode, bool scaleGradByFreq, bool sparse, Tensor? perSampleWeights)
    {
        if (perSampleWeights is not null && !perSampleWeights.Layout.SameSizes(input.Layout))
            throw new ArgumentException(
                $"EmbeddingBag expects weights of the indices' shape {input.Shape}, but got {perSampleWeights.Shape}.",
                nameof(perSampleWeights));
        if (weight.Rank != 2)
            throw new ShapeException($"EmbeddingBag expects a weight of shape (rows, features), but got {weight.Shape}.")
            {
                Operation = "EmbeddingBag",
                Shapes = [weight.Shape],
            };
        if (input.Rank is not (1 or 2) || (input.Rank == 1) != (offsets is not null) || offsets is { Rank: not 1 })
            throw new ArgumentException(
                $"EmbeddingBag expects a vector of indices with a vector of offsets, or a matrix without, but got indices of shape "
                + $"{input.Shape} and {(offsets is null ? "no offsets" : $"offsets of shape {offsets.Shape}")}.",
                nameof(offsets));
        if (mode == EmbeddingBagMode.Max && (scaleGradByFreq || sparse))
            throw new ArgumentException(
                "EmbeddingBag with mode Max can neither scale gradients by frequency nor make them sparse.", nameof(mode));
        if (perSampleWeights is not null && mode != EmbeddingBagMode.Sum)
            throw new NotSupportedException($"EmbeddingBag takes weights per sample only for sums, but the mode is {mode}.");
    }
}
