namespace Kasane;

public static partial class Functional
{
    /// <summary>Tensors of one shape side by side along a new dimension.</summary>
    /// <param name="tensors">At least one.</param>
    /// <param name="dim">Where the new dimension will stand; negative numbers count from the last of the result; default 0.</param>
    /// <exception cref="TensorIndexException">There is no such place.</exception>
    /// <exception cref="ShapeException">The shapes differ.</exception>
    public static Tensor Stack(IReadOnlyList<Tensor> tensors, int dim = 0)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0) throw new KasaneException("Stack expects at least one tensor.") { Operation = "Stack" };
        var d = Dims.Normalize(dim, tensors[0].Rank + 1, "Stack");
        foreach (var x in tensors)
            if (!x.Layout.SameSizes(tensors[0].Layout))
                throw new ShapeException(
                    $"Stack expects tensors of one shape, but got {tensors[0].Shape} and {x.Shape}.")
                {
                    Operation = "Stack",
                    Shapes = [tensors[0].Shape, x.Shape],
                };
        return Cat([.. tensors.Select(x => x.Unsqueeze(d))], d);
    }

    /// <summary>Tensors next to each other: along dimension 1, or 0 for vectors. Scalars count as vectors.</summary>
    /// <param name="tensors">At least one.</param>
    /// <exception cref="ShapeException">The other dimensions differ.</exception>
    public static Tensor Hstack(IReadOnlyList<Tensor> tensors)
    {
        var parts = Many(tensors, AtLeast1d, "Hstack");
        return Cat(parts, parts[0].Rank == 1 ? 0 : 1);
    }

    /// <summary>Tensors below each other, along dimension 0. Vectors count as rows.</summary>
    /// <param name="tensors">At least one.</param>
    /// <exception cref="ShapeException">The other dimensions differ.</exception>
    public static Tensor Vstack(IReadOnlyList<Tensor> tensors) => Cat(Many(tensors, AtLeast2d, "Vstack"), 0);

    /// <summary><see cref="Vstack"/> under another name.</summary>
    /// <inheritdoc cref="Vstack"/>
    public static Tensor RowStack(IReadOnlyList<Tensor> tensors) => Vstack(tensors);

    /// <summary>Tensors behind each other, along dimension 2. Matrices get a dimension of size 1 at the end.</summary>
    /// <param name="tensors">At least one.</param>
    /// <exception cref="ShapeException">The other dimensions differ.</exception>
    public static Tensor Dstack(IReadOnlyList<Tensor> tensors) => Cat(Many(tensors, AtLeast3d, "Dstack"), 2);

    /// <summary>Tensors next to each other as columns. Vectors become one column each.</summary>
    /// <param name="tensors">At least one.</param>
    /// <exception cref="ShapeException">The other dimensions differ.</exception>
    public static Tensor ColumnStack(IReadOnlyList<Tensor> tensors) =>
        Cat(Many(tensors, x => x.Rank <= 1 ? x.Reshape(x.ElementCount, 1) : x, "ColumnStack"), 1);

    /// <summary>A scalar as a vector; anything else as it is.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor AtLeast1d(this Tensor x) => x.Rank == 0 ? x.Reshape(1) : x;

    /// <summary>Each tensor <see cref="AtLeast1d(Tensor)"/>.</summary>
    /// <param name="tensors">Any shapes.</param>
    public static Tensor[] AtLeast1d(params IReadOnlyList<Tensor> tensors) => [.. tensors.Select(AtLeast1d)];

    /// <summary>A vector as a matrix of one row; a matrix or more as it is.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor AtLeast2d(this Tensor x) => x.Rank switch
    {
        0 => x.Reshape(1, 1),
        1 => x.Unsqueeze(0),
        _ => x,
    };

    /// <summary>Each tensor <see cref="AtLeast2d(Tensor)"/>.</summary>
    /// <param name="tensors">Any shapes.</param>
    public static Tensor[] AtLeast2d(params IReadOnlyList<Tensor> tensors) => [.. tensors.Select(AtLeast2d)];

    /// <summary>A vector of n as (1, n, 1), a matrix as (m, n, 1); three or more dimensions as they are.</summary>
    /// <param name="x">Any shape.</param>
    public static Tensor AtLeast3d(this Tensor x) => x.Rank switch
    {
        0 => x.Reshape(1, 1, 1),
        1 => x.Unsqueeze(0).Unsqueeze(-1),
        2 => x.Unsqueeze(-1),
        _ => x,
    };

    /// <summary>Each tensor <see cref="AtLeast3d(Tensor)"/>.</summary>
    /// <param name="tensors">Any shapes.</param>
    public static Tensor[] AtLeast3d(params IReadOnlyList<Tensor> tensors) => [.. tensors.Select(AtLeast3d)];

    private static Tensor[] Many(IReadOnlyList<Tensor> tensors, Func<Tensor, Tensor> shape, string operation)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0) throw new KasaneException($"{operation} expects at least one tensor.") { Operation = operation };
        return [.. tensors.Select(shape)];
    }
}
