using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>A few tensors, some of which may be missing: what operations return. Up to five lie in the row itself, so that no array is made.</summary>
[CollectionBuilder(typeof(TensorRow), nameof(Of))]
internal readonly struct TensorRow
{
    private const int Few = 5;

    private readonly Places few;
    private readonly Tensor?[]? many;

    private TensorRow(ReadOnlySpan<Tensor?> tensors)
    {
        Count = tensors.Length;
        if (Count > Few) many = tensors.ToArray();
        else tensors.CopyTo(few);
    }

    private TensorRow(Tensor?[] tensors) => (many, Count) = (tensors, tensors.Length);

    public int Count { get; }

    /// <summary>One that is known to be there.</summary>
    public Tensor this[int i] => AsSpan()[i]!;

    public static TensorRow Of(ReadOnlySpan<Tensor?> tensors) => new(tensors);

    public static implicit operator TensorRow(Tensor?[] tensors) => new(tensors);

    [UnscopedRef]
    public ReadOnlySpan<Tensor?> AsSpan() => many is null ? ((ReadOnlySpan<Tensor?>)few)[..Count] : many;

    [UnscopedRef]
    public ReadOnlySpan<Tensor?>.Enumerator GetEnumerator() => AsSpan().GetEnumerator();

    /// <summary>All of them as an array; all must be there.</summary>
    public Tensor[] ToArray() => AsSpan().ToArray()!;

    [InlineArray(Few)]
    private struct Places
    {
        private Tensor? first;
    }
}
