namespace Kasane;

/// <summary>On which side of equal elements a place is looked for.</summary>
public enum SearchSide
{
    /// <summary>Before them.</summary>
    Left,

    /// <summary>After them.</summary>
    Right,
}

public static partial class Functional
{
    /// <summary>Where values would have to stand in a sorted sequence.</summary>
    /// <param name="sortedSequence">Ascending along the last dimension.</param>
    /// <param name="values">Any shape for a vector; otherwise equal in all dimensions but the last.</param>
    /// <param name="outInt32">Whether the result is Int32 rather than Int64.</param>
    /// <param name="right">Whether after equal elements rather than before them.</param>
    /// <param name="side">The same by name.</param>
    /// <param name="sorter">Int64, of the sequence's shape: its order if it is not sorted.</param>
    /// <exception cref="ShapeException">The shapes do not fit.</exception>
    public static Tensor Searchsorted(
        Tensor sortedSequence, Tensor values, bool outInt32 = false, bool right = false, SearchSide? side = null, Tensor? sorter = null)
    {
        if (side == SearchSide.Left && right)
            throw new KasaneException(
                "Searchsorted: side Left contradicts right: true. Give one of both.")
            {
                Operation = "Searchsorted",
            };
        var sequence = sorter is null ? sortedSequence : sortedSequence.TakeAlongDim(sorter, -1);
        if (sequence.Rank == 0)
            throw new ShapeException(
                "Searchsorted expects a sequence of at least one dimension.")
            {
                Operation = "Searchsorted",
            };
        if (sequence.Rank > 1 && (values.Rank != sequence.Rank || !values.Layout.Sizes[..^1].SequenceEqual(sequence.Layout.Sizes[..^1])))
            throw new ShapeException(
                $"Searchsorted expects values of shape {sequence.Shape} but for the last dimension, or a vector to search in; they "
                + $"have {values.Shape}.")
            {
                Operation = "Searchsorted",
                Shapes = [sequence.Shape, values.Shape],
            };
        var common = TypePromotion.Promote(sequence.DType, values.DType);
        var (keys, wanted) = (SortKeys.Of(sequence.To(common)), SortKeys.Of(values.To(common)));
        var n = (int)sequence.Size(-1);
        var perRow = sequence.Rank == 1 ? Math.Max(wanted.Length, 1) : (int)values.Size(-1);
        var after = right || side == SearchSide.Right;
        var places = new long[wanted.Length];
        for (var i = 0; i < places.Length; i++)
        {
            var row = keys.AsSpan(i / perRow * n, n);
            var (low, high) = (0, n);
            while (low < high)
            {
                var middle = (low + high) >>> 1;
                if (row[middle] < wanted[i] || (after && row[middle] == wanted[i])) low = middle + 1;
                else high = middle;
            }
            places[i] = low;
        }
        return Tensor.From<long>(places, values.Shape, values.Device).To(outInt32 ? DType.Int32 : DType.Int64);
    }

    /// <summary>Where one number would have to stand in a sorted vector.</summary>
    /// <inheritdoc cref="Searchsorted(Tensor, Tensor, bool, bool, SearchSide?, Tensor?)"/>
    public static Tensor Searchsorted(
        Tensor sortedSequence, Scalar values, bool outInt32 = false, bool right = false, SearchSide? side = null, Tensor? sorter = null) =>
        Searchsorted(sortedSequence, Tensor.Scalar(values).To(sortedSequence.Device), outInt32, right, side, sorter);

    /// <summary>In which bucket, bounded by ascending numbers, each element lies.</summary>
    /// <param name="input">Any shape.</param>
    /// <param name="boundaries">A vector in ascending order.</param>
    /// <param name="outInt32">Whether the result is Int32 rather than Int64.</param>
    /// <param name="right">Whether a bucket includes its lower bound rather than the upper one.</param>
    /// <exception cref="ShapeException">The boundaries are no vector.</exception>
    public static Tensor Bucketize(Tensor input, Tensor boundaries, bool outInt32 = false, bool right = false)
    {
        if (boundaries.Rank != 1)
            throw new ShapeException(
                $"Bucketize expects a vector of boundaries, but it has shape {boundaries.Shape}.")
            {
                Operation = "Bucketize",
                Shapes = [boundaries.Shape],
            };
        return Searchsorted(boundaries, input, outInt32, right);
    }

    /// <summary>In which bucket one number lies.</summary>
    /// <inheritdoc cref="Bucketize(Tensor, Tensor, bool, bool)"/>
    public static Tensor Bucketize(Scalar input, Tensor boundaries, bool outInt32 = false, bool right = false) =>
        Bucketize(Tensor.Scalar(input).To(boundaries.Device), boundaries, outInt32, right);

    /// <summary>Which elements occur among others.</summary>
    /// <param name="elements">Any shape.</param>
    /// <param name="testElements">Any shape.</param>
    /// <param name="assumeUnique">Accepted for PyTorch's sake; changes nothing.</param>
    /// <param name="invert">Whether to ask which do not.</param>
    /// <returns>Bool, of the shape of <paramref name="elements"/>.</returns>
    public static Tensor Isin(Tensor elements, Tensor testElements, bool assumeUnique = false, bool invert = false)
    {
        _ = assumeUnique;
        var common = TypePromotion.Promote(elements.DType, testElements.DType);
        var known = SortKeys.Of(testElements.To(common)).ToHashSet();
        // NaN equals nothing.
        if (common.IsFloatingPoint) known.Remove(ulong.MaxValue);
        var found = Array.ConvertAll(SortKeys.Of(elements.To(common)), key => known.Contains(key) != invert);
        return Tensor.From(found, elements.Shape, elements.Device);
    }

    /// <inheritdoc cref="Isin(Tensor, Tensor, bool, bool)"/>
    public static Tensor Isin(Tensor elements, Scalar testElements, bool assumeUnique = false, bool invert = false) =>
        Isin(elements, Tensor.Scalar(testElements).To(elements.Device), assumeUnique, invert);

    /// <inheritdoc cref="Isin(Tensor, Tensor, bool, bool)"/>
    public static Tensor Isin(Scalar elements, Tensor testElements, bool assumeUnique = false, bool invert = false) =>
        Isin(Tensor.Scalar(elements).To(testElements.Device), testElements, assumeUnique, invert);
}
