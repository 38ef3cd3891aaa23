namespace Kasane;

public static partial class Functional
{
    /// <summary>Of a matrix the diagonal; of a vector the matrix that has it as diagonal.</summary>
    /// <param name="x">One or two dimensions.</param>
    /// <param name="diagonal">Which diagonal: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <exception cref="ShapeException">Neither a vector nor a matrix.</exception>
    public static Tensor Diag(this Tensor x, long diagonal = 0) => x.Rank switch
    {
        1 => x.DiagEmbed(diagonal),
        2 => x.Diagonal(diagonal).Clone(),
        _ => throw new ShapeException(
            $"Diag expects a vector or a matrix, but the tensor has shape {x.Shape}.")
        {
            Operation = "Diag",
            Shapes = [x.Shape],
        },
    };

    /// <summary>Matrices that have the last dimension as diagonal and zeros elsewhere.</summary>
    /// <param name="x">At least one dimension.</param>
    /// <param name="offset">Which diagonal: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <param name="dim1">Where the dimension of the rows will stand; default -2.</param>
    /// <param name="dim2">Where the dimension of the columns will stand; default -1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">Both dimensions are the same, or the offset is beyond all sizes.</exception>
    public static Tensor DiagEmbed(this Tensor x, long offset = 0, int dim1 = -2, int dim2 = -1)
    {
        if (x.Rank == 0)
            throw new ShapeException(
                "DiagEmbed expects at least one dimension, but the tensor is a scalar.")
            {
                Operation = "DiagEmbed",
            };
        var (rows, columns) = (Dims.Normalize(dim1, x.Rank + 1, "DiagEmbed"), Dims.Normalize(dim2, x.Rank + 1, "DiagEmbed"));
        if (rows == columns)
            throw new ShapeException(
                $"DiagEmbed expects two different dimensions, but got {dim1} and {dim2}.")
            {
                Operation = "DiagEmbed",
                Shapes = [x.Shape],
            };
        if (offset is < -(1L << 62) or > 1L << 62)
            throw new ShapeException($"DiagEmbed by {offset} would make a matrix beyond 2^62 rows.") { Operation = "DiagEmbed", Shapes = [x.Shape] };
        var size = x.Layout.Size(x.Rank - 1) + Math.Abs(offset);
        var sizes = x.Shape.ToArray().ToList();
        sizes.RemoveAt(x.Rank - 1);
        sizes.Insert(Math.Min(rows, columns), size);
        sizes.Insert(Math.Max(rows, columns), size);
        long[] whole = [.. sizes];
        return Primitive.Call(new EmbedViewOp<DiagonalOp>(new(offset, rows, columns, whole), whole), x);
    }

    /// <summary>The matrix that has all elements, in row-major order, as diagonal.</summary>
    /// <param name="x">Any shape.</param>
    /// <param name="offset">Which diagonal: above 0 right of the main one, below 0 left of it; default 0.</param>
    public static Tensor DiagFlat(this Tensor x, long offset = 0) => x.Reshape(-1).DiagEmbed(offset);
}
