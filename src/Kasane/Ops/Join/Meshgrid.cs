namespace Kasane;

/// <summary>Which dimension of a grid the first vector varies along.</summary>
public enum MeshIndexing
{
    /// <summary>Matrix indexing: the first vector varies along dimension 0.</summary>
    Ij,

    /// <summary>Cartesian indexing: the first vector varies along dimension 1, the second along 0.</summary>
    Xy,
}

public static partial class Functional
{
    /// <summary>The coordinates of all points of a grid, given those along each side; a view per side.</summary>
    /// <param name="tensors">Vectors or scalars.</param>
    /// <param name="indexing">Default: matrix indexing.</param>
    /// <exception cref="ShapeException">Not vectors.</exception>
    public static Tensor[] Meshgrid(IReadOnlyList<Tensor> tensors, MeshIndexing indexing = MeshIndexing.Ij)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0) throw new KasaneException("Meshgrid expects at least one vector.") { Operation = "Meshgrid" };
        Tensor[] sides = [.. tensors];
        foreach (var side in sides)
        {
            if (side.Rank > 1)
                throw new ShapeException(
                    $"Meshgrid expects vectors, but one has shape {side.Shape}.")
                {
                    Operation = "Meshgrid",
                    Shapes = [side.Shape],
                };
            if (side.DType != sides[0].DType)
                throw new DTypeException(
                    $"Meshgrid expects vectors of one dtype, but got {sides[0].DType} and {side.DType}.")
                {
                    Operation = "Meshgrid",
                };
        }
        var swap = indexing == MeshIndexing.Xy && sides.Length >= 2;
        if (swap) (sides[0], sides[1]) = (sides[1], sides[0]);
        long[] sizes = [.. sides.Select(side => side.ElementCount)];
        var grids = new Tensor[sides.Length];
        for (var i = 0; i < grids.Length; i++)
        {
            var alone = new long[sizes.Length];
            Array.Fill(alone, 1);
            alone[i] = sizes[i];
            grids[i] = sides[i].Reshape(alone).Expand(sizes);
        }
        if (swap) (grids[0], grids[1]) = (grids[1], grids[0]);
        return grids;
    }

    /// <summary>All combinations of one element of each vector: a row per combination.</summary>
    /// <param name="tensors">Vectors.</param>
    /// <returns>(number of combinations, number of vectors); for a single vector itself.</returns>
    /// <exception cref="ShapeException">Not vectors.</exception>
    public static Tensor CartesianProd(params IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        foreach (var x in tensors)
            if (x.Rank != 1)
                throw new ShapeException(
                    $"CartesianProd expects vectors, but one has shape {x.Shape}.")
                {
                    Operation = "CartesianProd",
                    Shapes = [x.Shape],
                };
        return tensors.Count == 1 ? tensors[0] : Stack([.. Meshgrid(tensors).Select(grid => grid.Reshape(-1))], 1);
    }

    /// <summary>All subsets of a given size of a vector's elements, in the order of positions: a row per subset.</summary>
    /// <param name="input">A vector.</param>
    /// <param name="r">The size of the subsets; default 2.</param>
    /// <param name="withReplacement">Whether an element may be in a subset several times; default false.</param>
    /// <exception cref="ShapeException">Not a vector.</exception>
    /// <exception cref="KasaneException">A negative size.</exception>
    public static Tensor Combinations(this Tensor input, int r = 2, bool withReplacement = false)
    {
        if (input.Rank != 1)
            throw new ShapeException(
                $"Combinations expects a vector, but the tensor has shape {input.Shape}.")
            {
                Operation = "Combinations",
                Shapes = [input.Shape],
            };
        if (r < 0) throw new KasaneException($"Combinations expects a size of 0 or more, but got {r}.") { Operation = "Combinations" };
        if (r == 0) return Tensor.Empty([0], input.DType, input.Device);
        var rows = new List<long>();
        var chosen = new long[r];
        Choose(0, 0);
        return input.TakeFlat(Tensor.From<long>([.. rows], [rows.Count / r, r], input.Device));

        void Choose(int place, long first)
        {
            if (place == r)
            {
                rows.AddRange(chosen);
                return;
            }
            for (var i = first; i < input.ElementCount; i++)
            {
                chosen[place] = i;
                Choose(place + 1, withReplacement ? i : i + 1);
            }
        }
    }

    /// <summary>A matrix with the given ones along its diagonal and zeros elsewhere.</summary>
    /// <param name="tensors">Matrices, vectors (rows) or scalars.</param>
    /// <exception cref="ShapeException">More than two dimensions.</exception>
    public static Tensor BlockDiag(params IReadOnlyList<Tensor> tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        if (tensors.Count == 0) return Tensor.Empty([1, 0]);
        var (dtype, columns) = (tensors[0].DType, 0L);
        Tensor[] blocks = [.. tensors.Select(AtLeast2d)];
        foreach (var block in blocks)
        {
            if (block.Rank > 2)
                throw new ShapeException(
                    $"BlockDiag expects at most two dimensions, but got {block.Shape}.")
                {
                    Operation = "BlockDiag",
                    Shapes = [block.Shape],
                };
            (dtype, columns) = (TypePromotion.Promote(dtype, block.DType), columns + block.Layout.Size(1));
        }
        var rows = new Tensor[blocks.Length];
        long start = 0;
        for (var i = 0; i < blocks.Length; i++)
        {
            var (height, width) = (blocks[i].Layout.Size(0), blocks[i].Layout.Size(1));
            var place = new SliceGeometry([height, columns], [0, start], [new(0, 1, height), new(1, 1, width)]);
            rows[i] = Primitive.Call(new EmbedOp(place), blocks[i].To(dtype));
            start += width;
        }
        return Cat(rows);
    }
}
