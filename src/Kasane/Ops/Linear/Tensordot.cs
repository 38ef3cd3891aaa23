namespace Kasane;

public static partial class Functional
{
    /// <summary>Sums over pairs of dimensions of two tensors.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">Any shape.</param>
    /// <param name="dimsA">The dimensions of <paramref name="a"/> to sum over.</param>
    /// <param name="dimsB">Their partners in <paramref name="b"/>, of the same sizes (or 1).</param>
    /// <returns>The other dimensions of <paramref name="a"/>, then those of <paramref name="b"/>.</returns>
    /// <exception cref="ShapeException">The sizes differ.</exception>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Tensordot(this Tensor a, Tensor b, ReadOnlySpan<int> dimsA, ReadOnlySpan<int> dimsB)
    {
        if (dimsA.Length != dimsB.Length)
            throw new ShapeException($"Tensordot expects equally many dimensions on both sides, but got {dimsA.Length} and {dimsB.Length}.")
            {
                Operation = "Tensordot",
            };
        AutocastMode.Lower(ref a, ref b);
        MatMulOp.RequireSameDType(a, b, "Tensordot");
        if (dimsA.Length > 0 && (a.Rank == 0 || b.Rank == 0))
            throw new TensorIndexException(
                $"Tensordot expects dimensions of both tensors to sum over, but got shapes {a.Shape} and {b.Shape}: a scalar has none.")
            {
                Operation = "Tensordot",
                Shapes = [a.Shape, b.Shape],
            };
        var (left, right) = (new int[dimsA.Length], new int[dimsB.Length]);
        for (var i = 0; i < left.Length; i++)
        {
            (left[i], right[i]) = (Dims.Normalize(dimsA[i], a.Rank, "Tensordot"), Dims.Normalize(dimsB[i], b.Rank, "Tensordot"));
            var (m, n) = (a.Layout.Size(left[i]), b.Layout.Size(right[i]));
            if (m != n && m != 1 && n != 1)
                throw Matrices.Mismatch("Tensordot", $"equal sizes in dimensions {left[i]} and {right[i]}", a, b);
            // A size of 1 is repeated, which is the same as summing the other side first.
            if (m == 1 && n != 1) b = b.Sum(right[i], keepDim: true);
            if (n == 1 && m != 1) a = a.Sum(left[i], keepDim: true);
        }
        Dims.Mask(left, a.Rank, "Tensordot");
        Dims.Mask(right, b.Rank, "Tensordot");
        int[] keptA = [.. Enumerable.Range(0, a.Rank).Except(left)], keptB = [.. Enumerable.Range(0, b.Rank).Except(right)];
        var (rows, inner, columns) = (1L, 1L, 1L);
        foreach (var d in keptA) rows *= a.Layout.Size(d);
        foreach (var d in left) inner *= a.Layout.Size(d);
        foreach (var d in keptB) columns *= b.Layout.Size(d);
        long[] sizes = [.. keptA.Select(d => a.Layout.Size(d)), .. keptB.Select(d => b.Layout.Size(d))];
        var product = a.Permute([.. keptA, .. left]).Reshape(rows, inner).MatMul(b.Permute([.. right, .. keptB]).Reshape(inner, columns));
        return product.Reshape(sizes);
    }

    /// <summary>Sums over the last dimensions of <paramref name="a"/> with the first ones of <paramref name="b"/>.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">Any shape.</param>
    /// <param name="dims">How many.</param>
    /// <exception cref="ShapeException">The sizes differ.</exception>
    public static Tensor Tensordot(this Tensor a, Tensor b, int dims = 2)
    {
        if (dims < 0 || dims > a.Rank || dims > b.Rank)
            throw new ShapeException($"Tensordot expects 0 to {Math.Min(a.Rank, b.Rank)} dimensions to sum over, but got {dims}.")
            {
                Operation = "Tensordot",
                Shapes = [a.Shape, b.Shape],
            };
        return a.Tensordot(b, [.. Enumerable.Range(a.Rank - dims, dims)], [.. Enumerable.Range(0, dims)]);
    }

    /// <summary>Sums over pairs of dimensions, given as two lists.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">Any shape.</param>
    /// <param name="dims">The dimensions of <paramref name="a"/>, and their partners in <paramref name="b"/>.</param>
    /// <exception cref="ShapeException">The sizes differ.</exception>
    public static Tensor Tensordot(this Tensor a, Tensor b, (int[] A, int[] B) dims) => a.Tensordot(b, dims.A.AsSpan(), dims.B);
}
