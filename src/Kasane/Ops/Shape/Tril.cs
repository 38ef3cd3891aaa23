namespace Kasane;

public static partial class Functional
{
    /// <summary>The lower triangles of a stack of matrices; zeros elsewhere.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <param name="diagonal">The last diagonal to keep: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
    public static Tensor Tril(this Tensor x, long diagonal = 0) =>
        Where(Triangle(x, diagonal, true, "Tril"), x, Tensor.Zeros([], x.DType, x.Device));

    /// <summary><see cref="Tril"/> in place.</summary>
    /// <inheritdoc cref="Tril"/>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TrilInPlace(this Tensor x, long diagonal = 0) => x.CopyInPlace(x.Tril(diagonal));

    /// <summary>The upper triangles of a stack of matrices; zeros elsewhere.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <param name="diagonal">The first diagonal to keep: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
    public static Tensor Triu(this Tensor x, long diagonal = 0) =>
        Where(Triangle(x, diagonal, false, "Triu"), x, Tensor.Zeros([], x.DType, x.Device));

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
        TriangleIndices(row, col, dtype, device, (i, j) => j - i <= offset);

    /// <summary>The row and column numbers of a matrix's upper triangle, row by row.</summary>
    /// <param name="row">The number of rows.</param>
    /// <param name="col">The number of columns.</param>
    /// <param name="offset">The first diagonal to take; default 0.</param>
    /// <param name="dtype">Default: Int64.</param>
    /// <param name="device">Default: the CPU.</param>
    /// <returns>(2, how many).</returns>
    public static Tensor TriuIndices(long row, long col, long offset = 0, DType dtype = DType.Int64, Device? device = null) =>
        TriangleIndices(row, col, dtype, device, (i, j) => j - i >= offset);

    private static Tensor Triangle(Tensor x, long diagonal, bool lower, string operation)
    {
        RequireRank(x, 2, operation);
        var rows = Tensor.Arange(x.Size(-2), DType.Int64).To(x.Device).Add(diagonal).Unsqueeze(1);
        var columns = Tensor.Arange(x.Size(-1), DType.Int64).To(x.Device);
        return lower ? rows.Ge(columns) : rows.Le(columns);
    }

    private static Tensor TriangleIndices(long row, long col, DType dtype, Device? device, Func<long, long, bool> inside)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(row);
        ArgumentOutOfRangeException.ThrowIfNegative(col);
        var (rows, columns) = (new List<long>(), new List<long>());
        for (long i = 0; i < row; i++)
            for (long j = 0; j < col; j++)
                if (inside(i, j))
                {
                    rows.Add(i);
                    columns.Add(j);
                }
        return Tensor.From<long>([.. rows, .. columns], [2, rows.Count], device).To(dtype);
    }
}
