namespace Kasane;

public static partial class Functional
{
    /// <summary>Sequences of different lengths in one tensor, filled up at the end.</summary>
    /// <param name="sequences">(length, *) each, equal in all but the length; at least one.</param>
    /// <param name="batchFirst">Whether the result is (batch, longest, *) rather than (longest, batch, *).</param>
    /// <param name="paddingValue">What to fill up with; default 0.</param>
    /// <exception cref="KasaneException">No sequences.</exception>
    /// <exception cref="ShapeException">A scalar, or sequences that differ in more than their length.</exception>
    public static Tensor PadSequence(IReadOnlyList<Tensor> sequences, bool batchFirst = false, double paddingValue = 0)
    {
        ArgumentNullException.ThrowIfNull(sequences);
        if (sequences.Count == 0) throw new KasaneException("PadSequence expects at least one sequence.") { Operation = "PadSequence" };
        foreach (var sequence in sequences)
            if (sequence.Rank == 0 || sequence.Rank != sequences[0].Rank || !sequence.Layout.Sizes[1..].SequenceEqual(sequences[0].Layout.Sizes[1..]))
                throw new ShapeException(
                    "PadSequence expects sequences (length, *) that differ in their length only, "
                    + $"but got {sequences[0].Shape} and {sequence.Shape}.")
                {
                    Operation = "PadSequence",
                    Shapes = [sequences[0].Shape, sequence.Shape],
                };
        var longest = sequences.Max(sequence => sequence.Layout.Size(0));
        Scalar value = sequences[0].DType.IsDifferentiable ? paddingValue : (long)paddingValue;
        return Stack([.. sequences.Select(sequence => Lengthened(sequence, longest, value))], batchFirst ? 0 : 1);
    }

    /// <summary>The reverse of <see cref="PadSequence"/>: the sequences, each cut to its length.</summary>
    /// <param name="paddedSequences">(longest, batch, *), or (batch, longest, *) with <paramref name="batchFirst"/>.</param>
    /// <param name="lengths">(batch), integers: the length of each sequence.</param>
    /// <param name="batchFirst">Whether the batch is the first dimension.</param>
    /// <exception cref="ShapeException">Fewer than two dimensions, or not one length per sequence.</exception>
    public static Tensor[] UnpadSequence(Tensor paddedSequences, Tensor lengths, bool batchFirst = false)
    {
        if (paddedSequences.Rank < 2 || lengths.Rank != 1 || lengths.ElementCount != paddedSequences.Size(batchFirst ? 0 : 1))
            throw new ShapeException(
                "UnpadSequence expects padded sequences of two or more dimensions and one length for each, "
                + $"but got shapes {paddedSequences.Shape} and {lengths.Shape}.")
            {
                Operation = "UnpadSequence",
                Shapes = [paddedSequences.Shape, lengths.Shape],
            };
        var batch = batchFirst ? paddedSequences : paddedSequences.Transpose(0, 1);
        var longest = batch.Size(1);
        return [.. lengths.ToArray<long>().Select((length, i) => batch.Select(0, i).Narrow(0, 0, Math.Clamp(length, 0, longest)))];
    }

    private static Tensor Lengthened(Tensor sequence, long length, Scalar value)
    {
        if (sequence.Layout.Size(0) == length) return sequence;
        var pad = new long[2 * sequence.Rank];
        pad[^1] = length - sequence.Layout.Size(0);
        return sequence.ConstantPadNd(pad, value);
    }
}
