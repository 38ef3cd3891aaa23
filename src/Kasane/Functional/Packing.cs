namespace Kasane.Internal;

/// <summary>Orders sequences by length and finds their elements step by step.</summary>
internal static class Packing
{
    private const string Name = "PackPaddedSequence";

    public static long[] Lengths(Tensor lengths)
    {
        ArgumentNullException.ThrowIfNull(lengths);
        if (lengths.Rank != 1)
            throw new ShapeException($"{Name} expects a vector of lengths, but got shape {lengths.Shape}.")
            {
                Operation = Name,
                Shapes = [lengths.Shape],
            };
        return lengths.To(Device.Cpu).To(DType.Int64).ToArray<long>();
    }

    public static PackedSequence Pack(Tensor input, long[] lengths, bool batchFirst, bool enforceSorted)
    {
        ArgumentNullException.ThrowIfNull(input);
        if (input.Rank < 2 || input.ElementCount == 0 || input.Layout.Size(batchFirst ? 0 : 1) != lengths.Length)
            throw new ShapeException(
                $"{Name} expects an input of shape {(batchFirst ? "(batch, length, *)" : "(length, batch, *)")}, not empty, and one length for "
                + $"each sequence of the batch, but got shape {input.Shape} and {lengths.Length} lengths.")
            {
                Operation = Name,
                Shapes = [input.Shape],
            };
        var (order, sorted) = Order(lengths, enforceSorted);
        var (longest, batch) = (input.Layout.Size(batchFirst ? 1 : 0), lengths.Length);
        if (lengths[order[0]] > longest)
            throw new ShapeException($"{Name} expects lengths up to {longest}, that of the input, but one is {lengths[order[0]]}.")
            {
                Operation = Name,
                Shapes = [input.Shape],
            };
        var elements = input.Reshape([longest * batch, .. input.Layout.Sizes[2..]]);
        return Gather(
            elements,
            BatchSizes(lengths, order),
            (t, b) => batchFirst ? (order[b] * longest) + t : (t * batch) + order[b],
            sorted?.To(input.Device));
    }

    /// <summary>The sequences' places, longest first; also as a tensor if they had to be sorted.</summary>
    public static (long[] Order, Tensor? Sorted) Order(long[] lengths, bool enforceSorted)
    {
        foreach (var length in lengths)
            if (length <= 0)
                throw new KasaneException($"{Name} expects lengths of at least 1, but one is {length}. Leave empty ones out.")
                {
                    Operation = Name,
                };
        var order = new long[lengths.Length];
        for (var i = 0; i < order.Length; i++) order[i] = i;
        if (!enforceSorted)
        {
            // Stable, as equal lengths keep their order.
            order = [.. order.OrderByDescending(i => lengths[i])];
            return (order, Tensor.From(order, [order.Length]));
        }
        for (var i = 1; i < lengths.Length; i++)
            if (lengths[i] > lengths[i - 1])
                throw new KasaneException(
                    $"{Name} expects the longest sequences first, but length {lengths[i]} follows {lengths[i - 1]}. Pass "
                    + "enforceSorted: false to have them sorted.")
                {
                    Operation = Name,
                };
        return (order, null);
    }

    /// <summary>How many sequences have an element at each step.</summary>
    public static long[] BatchSizes(long[] lengths, long[] order)
    {
        var sizes = new long[lengths[order[0]]];
        foreach (var length in lengths)
            for (long t = 0; t < length; t++) sizes[t]++;
        return sizes;
    }

    /// <summary>Brings elements into packed order: element t of the b-th longest sequence stands at place(t, b).</summary>
    public static PackedSequence Gather(Tensor elements, long[] sizes, Func<long, long, long> place, Tensor? sorted)
    {
        var places = new List<long>();
        for (long t = 0; t < sizes.Length; t++)
            for (long b = 0; b < sizes[t]; b++) places.Add(place(t, b));
        var index = Tensor.From(places.ToArray(), [places.Count], elements.Device);
        return new(elements.IndexSelect(0, index), Tensor.From(sizes, [sizes.Length]), sorted);
    }

    public static (Tensor Output, Tensor Lengths) Pad(PackedSequence sequence, bool batchFirst, double value, long? totalLength)
    {
        ArgumentNullException.ThrowIfNull(sequence);
        var sizes = Lengths(sequence.BatchSizes);
        var length = totalLength ?? sizes.Length;
        if (length < sizes.Length)
            throw new ArgumentException(
                $"PadPackedSequence expects a total length of at least {sizes.Length}, that of the longest sequence, but got {length}.",
                nameof(totalLength));
        var batch = sizes[0];
        var unsorted = sequence.UnsortedIndices is { } places ? Lengths(places) : null;
        var index = new long[length * batch];
        var lengths = new long[batch];
        var padding = sequence.Data.Layout.Size(0);
        for (long original = 0; original < batch; original++)
        {
            var b = unsorted is null ? original : unsorted[original];
            long start = 0;
            for (long t = 0; t < length; t++)
            {
                var has = t < sizes.Length && b < sizes[t];
                if (has) lengths[original]++;
                // Where there is nothing, the row of padding that is put behind the elements.
                index[batchFirst ? (original * length) + t : (t * batch) + original] = has ? start + b : padding;
                if (t < sizes.Length) start += sizes[t];
            }
        }
        Shape row = [1, .. sequence.Data.Layout.Sizes[1..]];
        var data = Functional.Cat([sequence.Data, Tensor.Full(row, value, sequence.Data.DType, sequence.Data.Device)]);
        var output = data.IndexSelect(0, Tensor.From(index, [index.Length], sequence.Data.Device));
        var (first, second) = batchFirst ? (batch, length) : (length, batch);
        return (output.Reshape([first, second, .. sequence.Data.Layout.Sizes[1..]]), Tensor.From(lengths, [batch]));
    }
}
