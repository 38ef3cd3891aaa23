namespace Kasane;

public static partial class Functional
{
    /// <summary>The lower triangles of a stack of matrices; zeros elsewhere.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <param name="diagonal">The last diagonal to keep: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
    public static Tensor Tril(this Tensor x, long diagonal = 0) =>
        Triangle(x, diagonal, true, "Tril");

    /// <summary><see cref="Tril"/> in place.</summary>
    /// <inheritdoc cref="Tril"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TrilInPlace(this Tensor x, long diagonal = 0) => x.CopyInPlace(x.Tril(diagonal));

    /// <summary>The upper triangles of a stack of matrices; zeros elsewhere.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <param name="diagonal">The first diagonal to keep: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
    public static Tensor Triu(this Tensor x, long diagonal = 0) =>
        Triangle(x, diagonal, false, "Triu");

    /// <summary><see cref="Triu"/> in place.</summary>
    /// <inheritdoc cref="Triu"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TriuInPlace(this Tensor x, long diagonal = 0) => x.CopyInPlace(x.Triu(diagonal));

    /// <summary>The row and column numbers of a matrix's lower triangle, row by row.</summary>
    /// <param name="row">The number of rows.</param>
    /// <param name="col">The number of columns.</param>
    /// <param name="offset">The last diagonal to take; default 0.</param>
    /// <param name="dtype">Default: Int64.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <returns>(2, how many).</returns>
    public static Tensor TrilIndices(long row, long col, long offset = 0, DType dtype = DType.Int64, Device? device = null) =>
        TriangleIndices(row, col, offset, true, dtype, device);

    /// <summary>The row and column numbers of a matrix's upper triangle, row by row.</summary>
    /// <param name="row">The number of rows.</param>
    /// <param name="col">The number of columns.</param>
    /// <param name="offset">The first diagonal to take; default 0.</param>
    /// <param name="dtype">Default: Int64.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <returns>(2, how many).</returns>
    public static Tensor TriuIndices(long row, long col, long offset = 0, DType dtype = DType.Int64, Device? device = null) =>
        TriangleIndices(row, col, offset, false, dtype, device);

    private static Tensor Triangle(Tensor x, long diagonal, bool lower, string operation)
    {
        RequireRank(x, 2, operation);
        return Primitive.Call(new TriangleOp(diagonal, lower), x);
    }

    private static Tensor TriangleIndices(long row, long col, long offset, bool lower, DType dtype, Device? device)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(col);
        long count = 0;
        for (long i = 0; i < row; i++)
        {
            var (first, end) = Inside(i);
            count += end - first;
        }
        var (indices, at) = (new long[2 * count], 0L);
        for (long i = 0; i < row; i++)
        {
            var (first, end) = Inside(i);
            for (var j = first; j < end; j++, at++) (indices[at], indices[count + at]) = (i, j);
        }
        return Tensor.From<long>(indices, [2, count], device).To(dtype);

        (long First, long End) Inside(long i) =>
            lower ? (0, TriangleJob.Split(i, col, offset)) : (TriangleJob.Split(i, col, offset - 1), col);
    }
}

/// <summary>One side of a diagonal; zeros on the other.</summary>
/// <derivative>the same side of g.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct TriangleOp(long Diagonal, bool Lower) : IOp1
{
    public static string Name => "Triangle";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var source = Rows.Dense(x);
        var y = Tensor.Allocate(x.Device, source.Layout, x.DType);
        var (rows, columns) = (x.Layout.Size(x.Rank - 2), x.Layout.Size(x.Rank - 1));
        if (x.ElementCount == 0) return y;
        var matrices = Layout.Contiguous([x.ElementCount / (rows * columns), rows, columns]);
        y.Backend.Triangle(source.Block.With(matrices), y.Block.With(matrices), Diagonal, Lower);
        return y;
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(this, gradient);
}
