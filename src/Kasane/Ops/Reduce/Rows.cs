namespace Kasane.Internal;

/// <summary>A shape seen from one dimension: (outer, n, inner).</summary>
internal static class Rows
{
    public static Layout Of(Layout layout, int dim)
    {
        if (layout.Rank == 0) return Layout.Contiguous([1, 1, 1]);
        long outer = 1, inner = 1;
        for (var d = 0; d < dim; d++) outer *= layout.Size(d);
        for (var d = dim + 1; d < layout.Rank; d++) inner *= layout.Size(d);
        return Layout.Contiguous([outer, layout.Size(dim), inner]);
    }

    /// <summary>A contiguous tensor without history: the tensor itself where it is contiguous already.</summary>
    public static Tensor Dense(Tensor x) => x.IsContiguous ? x : new CopyOp(x.DType).Forward(x);

    /// <summary>As <see cref="Dense(Tensor)"/>, converted to a dtype.</summary>
    public static Tensor Dense(Tensor x, DType dtype) => x.IsContiguous && x.DType == dtype ? x : new CopyOp(dtype).Forward(x);

    /// <summary>One row of a contiguous matrix.</summary>
    public static Block Part(Tensor matrix, long row) =>
        matrix.Block.With(Layout.Contiguous([matrix.Layout.Size(1)]), matrix.Offset + (row * matrix.Layout.Size(1)));

    /// <summary>One row of a contiguous matrix as a tensor of its own.</summary>
    public static Tensor Copied(Tensor matrix, long row, Layout layout)
    {
        var y = Tensor.Allocate(matrix.Device, layout, matrix.DType);
        y.Backend.Copy(Part(matrix, row).With(layout), y.Block);
        GC.KeepAlive(matrix);
        return y;
    }
}
