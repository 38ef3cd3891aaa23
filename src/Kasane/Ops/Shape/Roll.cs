namespace Kasane;

public static partial class Functional
{
    /// <summary>A copy whose elements are shifted along dimensions; what leaves at one end comes in at the other.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shifts">By how many places, per dimension.</param>
    /// <param name="dims">The dimensions; none: the tensor is shifted as a vector.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="KasaneException">Not as many shifts as dimensions.</exception>
    public static Tensor Roll(this Tensor x, ReadOnlySpan<long> shifts, ReadOnlySpan<int> dims = default)
    {
        if (shifts.Length == 0 || (dims.Length != shifts.Length && (dims.Length != 0 || shifts.Length != 1)))
            throw new KasaneException(
                $"Roll expects one shift per dimension, but got {shifts.Length} shifts and {dims.Length} dimensions.")
            {
                Operation = "Roll",
            };
        if (dims.Length == 0) return x.Reshape(-1).Roll(shifts, [0]).View(x.Layout.Sizes);
        var source = x;
        for (var i = 0; i < dims.Length; i++)
        {
            var d = Dims.Normalize(dims[i], x.Rank, "Roll");
            if (x.ElementCount == 0 || x.Rank == 0) continue;
            var size = x.Layout.Size(d);
            var shift = ((shifts[i] % size) + size) % size;
            if (shift != 0) x = Cat([x.SliceDim(d, size - shift, 1, shift), x.SliceDim(d, 0, 1, size - shift)], d);
        }
        return ReferenceEquals(x, source) ? x.Clone() : x;
    }

    /// <summary>A copy whose elements are shifted along one dimension; what leaves at one end comes in at the other.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="shifts">By how many places.</param>
    /// <param name="dims">The dimension; null: the tensor is shifted as a vector.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Roll(this Tensor x, long shifts, int? dims = null) => dims is { } dim ? x.Roll([shifts], [dim]) : x.Roll([shifts]);
}
