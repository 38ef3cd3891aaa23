namespace Kasane;

public static partial class Functional
{
    /// <summary>A diagonal of two dimensions, as a view; it becomes the last dimension.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <param name="offset">Which diagonal: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <param name="dim1">The dimension of the rows; default 0.</param>
    /// <param name="dim2">The dimension of the columns; default 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="ShapeException">Both dimensions are the same.</exception>
    public static Tensor Diagonal(this Tensor x, long offset = 0, int dim1 = 0, int dim2 = 1)
    {
        var (rows, columns) = (Dims.Normalize(dim1, x.Rank, "Diagonal"), Dims.Normalize(dim2, x.Rank, "Diagonal"));
        if (rows == columns)
            throw new ShapeException(
                $"Diagonal expects two different dimensions, but got {dim1} and {dim2} for shape {x.Shape}.")
            {
                Operation = "Diagonal",
                Shapes = [x.Shape],
            };
        // The least number has no negative.
        return Primitive.CallView(new DiagonalOp(Math.Max(offset, -long.MaxValue), rows, columns, x.Shape.ToArray()), x);
    }

    /// <summary>Overwrites the diagonal with one number; returns <paramref name="x"/>.</summary>
    /// <param name="x">At least two dimensions; with more than two all of them must be equal.</param>
    /// <param name="value">The number.</param>
    /// <param name="wrap">Whether a tall matrix goes on with another diagonal, one row below the end of the last; default false.</param>
    /// <exception cref="ShapeException">Too few dimensions, or unequal ones.</exception>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor FillDiagonalInPlace(this Tensor x, Scalar value, bool wrap = false)
    {
        if (x.Rank < 2)
            throw new ShapeException(
                $"FillDiagonalInPlace expects at least two dimensions, but got shape {x.Shape}.")
            {
                Operation = "FillDiagonalInPlace",
            };
        var sizes = x.Layout.Sizes;
        long step = 0, smallest = long.MaxValue;
        for (var d = 0; d < x.Rank; d++)
        {
            if (x.Rank > 2 && sizes[d] != sizes[0])
                throw new ShapeException(
                    $"FillDiagonalInPlace expects equal sizes beyond two dimensions, but got shape {x.Shape}.")
                {
                    Operation = "FillDiagonalInPlace",
                };
            (step, smallest) = (step + x.Layout.Stride(d), Math.Min(smallest, sizes[d]));
        }
        x.AsStrided([smallest], [step]).FillInPlace(value);
        if (wrap && x.Rank == 2)
            for (var row = sizes[1] + 1; row < sizes[0]; row += sizes[1] + 1)
                x.SliceDim(0, row, 1, Math.Min(sizes[0] - row, sizes[1])).Diagonal().FillInPlace(value);
        return x;
    }
}

/// <summary>A diagonal of two dimensions, as a view.</summary>
/// <derivative>zeros, with g on the diagonal.</derivative>
/// <dtypes>all</dtypes>
internal readonly record struct DiagonalOp(long Offset, int Rows, int Columns, long[] From) : IOp1
{
    public static string Name => "Diagonal";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x)
    {
        var layout = x.Layout;
        var (down, right) = (Math.Max(-Offset, 0), Math.Max(Offset, 0));
        var length = Math.Max(0, Math.Min(layout.Size(Rows) - down, layout.Size(Columns) - right));
        var (sizes, strides) = (new long[x.Rank - 1], new long[x.Rank - 1]);
        var n = 0;
        for (var d = 0; d < x.Rank; d++)
            if (d != Rows && d != Columns) (sizes[n], strides[n++]) = (layout.Size(d), layout.Stride(d));
        (sizes[n], strides[n]) = (length, layout.Stride(Rows) + layout.Stride(Columns));
        var offset = length == 0 ? 0 : (down * layout.Stride(Rows)) + (right * layout.Stride(Columns));
        return x.Alias(Layout.Strided(sizes, strides), x.Offset + offset);
    }

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => Primitive.Call(new EmbedViewOp<DiagonalOp>(this, From), gradient);
}
