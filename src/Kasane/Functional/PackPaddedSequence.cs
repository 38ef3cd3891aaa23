namespace Kasane;

public static partial class Functional
{
    /// <summary>Packs padded sequences for a recurrent layer.</summary>
    /// <param name="input">(longest length, batch, *), or (batch, longest length, *).</param>
    /// <param name="lengths">(batch): the lengths, integers from 1.</param>
    /// <param name="batchFirst">Whether the batch is the input's first dimension; default false.</param>
    /// <param name="enforceSorted">Whether the sequences must stand longest first; default true. Otherwise they are sorted here.</param>
    /// <returns>Elements and their places; recurrent layers restore the order of their states.</returns>
    /// <exception cref="KasaneException">Lengths that do not decrease (with enforceSorted), are not positive, or do not fit the
    /// input.</exception>
    public static PackedSequence PackPaddedSequence(Tensor input, Tensor lengths, bool batchFirst = false, bool enforceSorted = true) =>
        Packing.Pack(input, Packing.Lengths(lengths), batchFirst, enforceSorted);

    /// <inheritdoc cref="PackPaddedSequence(Tensor, Tensor, bool, bool)"/>
    public static PackedSequence PackPaddedSequence(
        Tensor input, ReadOnlySpan<long> lengths, bool batchFirst = false, bool enforceSorted = true) =>
        Packing.Pack(input, lengths.ToArray(), batchFirst, enforceSorted);

    /// <summary>Packs sequences of different lengths for a recurrent layer.</summary>
    /// <param name="sequences">(length, *) each.</param>
    /// <param name="enforceSorted">Whether they must stand longest first; default true. Otherwise they are sorted here.</param>
    /// <exception cref="KasaneException">The sequences are not sorted (with enforceSorted), one is empty, or their elements differ in
    /// shape.</exception>
    public static PackedSequence PackSequence(IReadOnlyList<Tensor> sequences, bool enforceSorted = true)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (sequences.Count == 0) throw new KasaneException("PackSequence expects at least one sequence, but got none.")
        {
            Operation = "PackSequence",
        };
        foreach (var sequence in sequences)
            if (sequence.Rank == 0)
                throw new TensorIndexException("PackSequence expects sequences of shape (length, *), but one is a scalar.")
                {
                    Operation = "PackSequence",
                };
        long[] lengths = [.. sequences.Select(sequence => sequence.Layout.Size(0))];
        var starts = new long[lengths.Length];
        for (var i = 1; i < starts.Length; i++) starts[i] = starts[i - 1] + lengths[i - 1];
        var (order, sorted) = Packing.Order(lengths, enforceSorted);
        var device = sequences[0].Device;
        return Packing.Gather(Cat(sequences), Packing.BatchSizes(lengths, order), (t, b) => starts[order[b]] + t, sorted?.To(device));
    }

    /// <summary>Undoes <see cref="PackPaddedSequence(Tensor, Tensor, bool, bool)"/>.</summary>
    /// <param name="sequence">The packed sequences.</param>
    /// <param name="batchFirst">Whether the batch becomes the first dimension; default false.</param>
    /// <param name="paddingValue">What stands behind the shorter sequences; default 0.</param>
    /// <param name="totalLength">The length to pad to; default: that of the longest sequence.</param>
    /// <returns>(length, batch, *), or (batch, length, *), and the lengths (batch).</returns>
    /// <exception cref="ArgumentException">The total length is less than that of the longest sequence.</exception>
    public static (Tensor Output, Tensor Lengths) PadPackedSequence(
        PackedSequence sequence, bool batchFirst = false, double paddingValue = 0, long? totalLength = null) =>
        Packing.Pad(sequence, batchFirst, paddingValue, totalLength);

    /// <summary>Undoes <see cref="PackSequence"/>.</summary>
    /// <param name="packedSequences">The packed sequences.</param>
    /// <returns>(length, *) each, in their original order.</returns>
    public static Tensor[] UnpackSequence(PackedSequence packedSequences)
    {
        var (padded, lengths) = PadPackedSequence(packedSequences, batchFirst: true);
        return UnpadSequence(padded, lengths, batchFirst: true);
    }

    /// <summary>The inverse of a permutation: result[permutation[i]] = i.</summary>
    /// <param name="permutation">(n), Int64; nothing gives nothing.</param>
    /// <exception cref="TensorIndexException">A position lies outside.</exception>
    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(permutation))]
    public static Tensor? InvertPermutation(Tensor? permutation)
    {
        if (permutation is null) return null;
        var places = Packing.Lengths(permutation);
        var inverse = new long[places.Length];
        for (var i = 0; i < places.Length; i++)
        {
            if (places[i] < 0 || places[i] >= inverse.Length)
                throw new TensorIndexException($"InvertPermutation expects positions from 0 to {inverse.Length - 1}, but got {places[i]}.")
                {
                    Operation = "InvertPermutation",
                };
            inverse[places[i]] = i;
        }
        return Tensor.From(inverse, [inverse.Length], permutation.Device);
    }
}
