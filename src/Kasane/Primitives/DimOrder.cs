namespace Kasane.Internal;

/// <summary>An order of dimensions. Up to sixteen of them take four bits each, so that most need no array.</summary>
internal readonly struct DimOrder
{
    private const int Few = 16;

    private readonly ulong packed;
    private readonly int[]? many;

    /// <summary>Every dimension once.</summary>
    public DimOrder(ReadOnlySpan<int> dims)
    {
        if (dims.Length > Few) many = dims.ToArray();
        else
        {
            for (var d = 0; d < dims.Length; d++) packed |= (ulong)dims[d] << (4 * d);
        }
    }

    public int this[int d] => many is null ? (int)(packed >> (4 * d)) & (Few - 1) : many[d];

    /// <summary>The order with two dimensions swapped.</summary>
    public static DimOrder Swapped(int rank, int i, int j)
    {
        Span<int> dims = stackalloc int[rank];
        for (var d = 0; d < rank; d++) dims[d] = d == i ? j : d == j ? i : d;
        return new(dims);
    }

    /// <summary>The order that undoes this one.</summary>
    public DimOrder Inverse(int rank)
    {
        Span<int> dims = stackalloc int[rank];
        for (var d = 0; d < rank; d++) dims[this[d]] = d;
        return new(dims);
    }
}
