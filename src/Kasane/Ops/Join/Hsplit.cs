namespace Kasane;

public static partial class Functional
{
    /// <summary>Views along dimension 1, or 0 for a vector, in equal parts.</summary>
    /// <param name="x">At least 1 dimension.</param>
    /// <param name="sections">How many; the size must be a multiple.</param>
    /// <exception cref="ShapeException">Too few dimensions, or no multiple.</exception>
    public static Tensor[] Hsplit(this Tensor x, long sections) => EvenSplit(x, sections, x.Rank == 1 ? 0 : 1, 1, "Hsplit");

    /// <summary>Views along dimension 1, or 0 for a vector, at the given positions.</summary>
    /// <param name="x">At least 1 dimension.</param>
    /// <param name="indices">Where to cut; negative numbers count from the end.</param>
    /// <exception cref="ShapeException">Too few dimensions.</exception>
    public static Tensor[] Hsplit(this Tensor x, ReadOnlySpan<long> indices)
    {
        RequireRank(x, 1, "Hsplit");
        return x.TensorSplit(indices, x.Rank == 1 ? 0 : 1);
    }

    /// <summary>Views along dimension 0, in equal parts.</summary>
    /// <param name="x">At least 2 dimensions.</param>
    /// <param name="sections">How many; the size must be a multiple.</param>
    /// <exception cref="ShapeException">Too few dimensions, or no multiple.</exception>
    public static Tensor[] Vsplit(this Tensor x, long sections) => EvenSplit(x, sections, 0, 2, "Vsplit");

    /// <summary>Views along dimension 0, at the given positions.</summary>
    /// <param name="x">At least 2 dimensions.</param>
    /// <param name="indices">Where to cut; negative numbers count from the end.</param>
    /// <exception cref="ShapeException">Too few dimensions.</exception>
    public static Tensor[] Vsplit(this Tensor x, ReadOnlySpan<long> indices)
    {
        RequireRank(x, 2, "Vsplit");
        return x.TensorSplit(indices, 0);
    }

    /// <summary>Views along dimension 2, in equal parts.</summary>
    /// <param name="x">At least 3 dimensions.</param>
    /// <param name="sections">How many; the size must be a multiple.</param>
    /// <exception cref="ShapeException">Too few dimensions, or no multiple.</exception>
    public static Tensor[] Dsplit(this Tensor x, long sections) => EvenSplit(x, sections, 2, 3, "Dsplit");

    /// <summary>Views along dimension 2, at the given positions.</summary>
    /// <param name="x">At least 3 dimensions.</param>
    /// <param name="indices">Where to cut; negative numbers count from the end.</param>
    /// <exception cref="ShapeException">Too few dimensions.</exception>
    public static Tensor[] Dsplit(this Tensor x, ReadOnlySpan<long> indices)
    {
        RequireRank(x, 3, "Dsplit");
        return x.TensorSplit(indices, 2);
    }

    private static Tensor[] EvenSplit(Tensor x, long sections, int dim, int minRank, string operation)
    {
        RequireRank(x, minRank, operation);
        if (sections < 1 || x.Layout.Size(dim) % sections != 0)
            throw new ShapeException(
                $"{operation} expects a number of parts that divides the size {x.Layout.Size(dim)} of dimension {dim}, but got "
                + $"{sections}.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
        return x.TensorSplit(sections, dim);
    }

    private static void RequireRank(Tensor x, int rank, string operation)
    {
        if (x.Rank < rank)
            throw new ShapeException(
                $"{operation} expects at least {rank} dimension{(rank == 1 ? "" : "s")}, but the tensor has shape {x.Shape}.")
            {
                Operation = operation,
                Shapes = [x.Shape],
            };
    }
}
