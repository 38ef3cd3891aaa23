namespace Kasane;

/// <summary>
/// Sequences of different lengths without padding, step by step: first the first elements of all sequences, longest sequence first, then
/// the second elements of those that have one, and so on. Made by <see cref="Functional.PackPaddedSequence(Tensor, Tensor, bool, bool)"/> and
/// <see cref="Functional.PackSequence"/>.
/// </summary>
/// <param name="Data">(total length, *): the elements.</param>
/// <param name="BatchSizes">(longest length), Int64, on the CPU: how many sequences have an element at each step.</param>
/// <param name="SortedIndices">(batch), Int64: the original places of the sorted sequences; null if they were sorted already.</param>
/// <param name="UnsortedIndices">The inverse permutation; found where it is not given.</param>
public sealed record PackedSequence(Tensor Data, Tensor BatchSizes, Tensor? SortedIndices = null, Tensor? UnsortedIndices = null)
{
    /// <summary>(batch), Int64: where each original sequence stands among the sorted ones; null if they were sorted already.</summary>
    public Tensor? UnsortedIndices { get; init; } = UnsortedIndices ?? Functional.InvertPermutation(SortedIndices);

    /// <summary>The sequences with their elements in another dtype or on another device.</summary>
    /// <param name="dtype">Default: as it is.</param>
    /// <param name="device">Default: where it is. The batch sizes stay on the CPU.</param>
    public PackedSequence To(DType? dtype = null, Device? device = null)
    {
        var (type, place) = (dtype ?? Data.DType, device ?? Data.Device);
        return new(Data.To(type).To(place), BatchSizes, SortedIndices?.To(place), UnsortedIndices?.To(place));
    }
}
