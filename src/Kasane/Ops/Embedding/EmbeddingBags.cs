namespace Kasane.Internal;

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
            throw new KasaneException($"EmbeddingBag expects the first offset to be 0, but got {starts[0]}.")
            {
                Operation = "EmbeddingBag",
            };
        if (Array.Exists(starts, start => start > indices.Length))
            throw new KasaneException($"EmbeddingBag expects offsets up to {indices.Length}, the number of indices.")
            {
                Operation = "EmbeddingBag",
            };
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
