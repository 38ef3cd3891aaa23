namespace Kasane.Internal;

/// <summary>Chooses places along a dimension by the order of the elements there.</summary>
internal static class SortedRows
{
    /// <summary>Given the sorted keys of a row and their places: fills in the chosen places.</summary>
    public delegate void Choose(ReadOnlySpan<ulong> keys, ReadOnlySpan<long> places, Span<long> chosen);

    /// <summary>
    /// For every row along a dimension as many places as <paramref name="count"/> says: Int64, of x's shape but for that dimension.
    /// </summary>
    public static Tensor Places(Tensor x, int dim, long count, bool descending, Choose choose) =>
        Run(x, dim, count, descending, sort: true, (keys, places, chosen, _) => choose(keys, places, chosen));

    /// <summary>The places of the first ones in order.</summary>
    public static Tensor First(Tensor x, int dim, long count, bool descending)
    {
        var few = count <= 32;
        return Run(x, dim, count, descending, !few, (keys, places, chosen, _) =>
        {
            if (few) SortKeys.Smallest(keys, chosen);
            else places[..chosen.Length].CopyTo(chosen);
        });
    }

    private delegate void ChooseRow(ReadOnlySpan<ulong> keys, ReadOnlySpan<long> places, Span<long> chosen, int row);

    private static Tensor Run(Tensor x, int dim, long count, bool descending, bool sort, ChooseRow choose)
    {
        using var noGrad = Autograd.NoGrad();
        if (x.Rank == 0) return Run(x.Reshape(1), 0, count, descending, sort, choose).Reshape([]);
        var rows = x.Detach().Transpose(dim, x.Rank - 1);
        var sizes = rows.Shape.ToArray();
        var n = (int)sizes[^1];
        sizes[^1] = count;
        var total = Shape.Create(sizes).ElementCount;
        if (!x.Backend.HasData) return Tensor.Empty(sizes, DType.Int64, x.Device).Transpose(dim, x.Rank - 1).Contiguous();
        var result = new long[total];
        if (x.DType.IsComplex) throw new DTypeException("Complex numbers have no order. Sort their absolute values or parts.") { Operation = "Sort" };
        var host = RawCopy.Contiguous(rows.To(Device.Cpu));
        var mine = new ulong[n];
        var places = new long[sort ? n : 0];
        for (var row = 0; count > 0 && row < total / count; row++)
        {
            SortKeys.Fill(host, (long)row * n, mine, descending);
            if (sort) SortKeys.Sort(mine, places);
            choose(mine, places, result.AsSpan(row * (int)count, (int)count), row);
        }
        return Tensor.From<long>(result, sizes, x.Device).Transpose(dim, x.Rank - 1).Contiguous();
    }
}
