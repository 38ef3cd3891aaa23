namespace Kasane.Internal;

/// <summary>Chooses places along a dimension by the order of the elements there, on the host.</summary>
internal static class SortedRows
{
    /// <summary>
    /// For every row along a dimension as many places as <paramref name="count"/> says: Int64, of x's shape but for that dimension.
    /// </summary>
    public static unsafe Tensor Places<TChoice>(TChoice choice, Tensor x, int dim, long count, bool descending)
        where TChoice : unmanaged, IRowChoice
    {
        using var noGrad = Autograd.NoGrad();
        if (x.Rank == 0) return Places(choice, x.Reshape(1), 0, count, descending).Reshape([]);
        var rows = x.Detach().Transpose(dim, x.Rank - 1);
        var sizes = rows.Shape.ToArray();
        var n = sizes[^1];
        sizes[^1] = count;
        if (!x.Backend.HasData) return Tensor.Empty(sizes, DType.Int64, x.Device).Transpose(dim, x.Rank - 1).Contiguous();
        if (x.DType.IsComplex) throw new DTypeException("Complex numbers have no order. Sort their absolute values or parts.") { Operation = "Sort" };
        var host = RawCopy.Contiguous(rows.To(Device.Cpu));
        var result = Tensor.Allocate(Device.Cpu, Layout.Contiguous(sizes), DType.Int64);
        var (from, to) = (host.Block, result.Block);
        fixed (byte* px = from, py = to)
            if (result.ElementCount > 0)
                RowChoiceJob<TChoice>.Start(
                    choice, from.Address(px), host.DType, result.ElementCount / count, n, descending, (long*)to.Address(py), count);
        return result.To(x.Device).Transpose(dim, x.Rank - 1).Contiguous();
    }
}
