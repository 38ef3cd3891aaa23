namespace Kasane;

public static partial class Functional
{
    /// <summary>The Kronecker product: every element of <paramref name="a"/> times the whole of <paramref name="b"/>.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">Any shape; the shorter shape is filled up with leading dimensions of size 1.</param>
    /// <returns>A tensor whose sizes are the products of the sizes.</returns>
    public static Tensor Kron(this Tensor a, Tensor b)
    {
        var rank = Math.Max(a.Rank, b.Rank);
        long[] left = new long[2 * rank], right = new long[2 * rank], sizes = new long[rank];
        for (var d = 0; d < rank; d++)
        {
            var (i, j) = (d - rank + a.Rank, d - rank + b.Rank);
            (left[2 * d], left[(2 * d) + 1]) = (i < 0 ? 1 : a.Layout.Size(i), 1);
            (right[2 * d], right[(2 * d) + 1]) = (1, j < 0 ? 1 : b.Layout.Size(j));
            sizes[d] = left[2 * d] * right[(2 * d) + 1];
        }
        return a.Reshape(left).Mul(b.Reshape(right)).Reshape(sizes);
    }

    /// <summary>The sum of the diagonal of a matrix.</summary>
    /// <param name="x">(M, N).</param>
    /// <exception cref="ShapeException">Not a matrix.</exception>
    public static Tensor Trace(this Tensor x)
    {
        x = AutocastMode.Full(x);
        Matrices.Require(x, 2, "(M, N)", "Trace");
        return x.AsStrided([Math.Min(x.Layout.Size(0), x.Layout.Size(1))], [x.Layout.Stride(0) + x.Layout.Stride(1)]).Sum();
    }

    /// <summary>The vector product of vectors of three elements.</summary>
    /// <param name="a">Any shape with a dimension of size 3.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <param name="dim">The dimension of the vectors; default: the first of size 3.</param>
    /// <exception cref="ShapeException">There is no such dimension.</exception>
    public static Tensor Cross(this Tensor a, Tensor b, int? dim = null)
    {
        if (a.Rank != b.Rank) throw Matrices.Mismatch("Cross", "equally many dimensions", a, b);
        var sizes = Broadcasting.Combine(a.Layout, b.Layout, "Cross").Sizes;
        (a, b) = (a.Expand(sizes), b.Expand(sizes));
        var d = dim is { } given ? Dims.Normalize(given, a.Rank, "Cross") : sizes.IndexOf(3);
        if (d < 0 || a.Rank == 0 || a.Layout.Size(d) != 3) throw Matrices.Mismatch("Cross", "a dimension of size 3", a, b);
        var (next, last) = (Tensor.From<long>(1, 2, 0).To(a.Device), Tensor.From<long>(2, 0, 1).To(a.Device));
        var merged = new MergedDims(d, 1);
        return a.TakeRows(merged, next).Mul(b.TakeRows(merged, last)).Sub(a.TakeRows(merged, last).Mul(b.TakeRows(merged, next)));
    }

    /// <summary>x1^T W[k] x2 + bias[k] for every k.</summary>
    /// <param name="input1">(..., I).</param>
    /// <param name="input2">(..., J), with the same leading dimensions.</param>
    /// <param name="weight">(K, I, J).</param>
    /// <param name="bias">(K), or nothing.</param>
    /// <returns>(..., K).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor Bilinear(Tensor input1, Tensor input2, Tensor weight, Tensor? bias = null)
    {
        using var exact = AutocastMode.Off();
        Matrices.Require(weight, 3, "(K, I, J)", "Bilinear");
        var (k, i, j) = (weight.Layout.Size(0), weight.Layout.Size(1), weight.Layout.Size(2));
        var leading = input1.Rank == 0 ? [] : input1.Layout.Sizes[..^1].ToArray();
        if (input1.Rank == 0 || input1.Rank != input2.Rank || !leading.AsSpan().SequenceEqual(input2.Layout.Sizes[..^1])
            || input1.Layout.Size(input1.Rank - 1) != i || input2.Layout.Size(input2.Rank - 1) != j)
            throw Matrices.Mismatch("Bilinear", $"inputs (..., {i}) and (..., {j}) with equal leading dimensions", input1, input2);
        // (rows, I) (I, K J) -> (rows, K, J), then the second input.
        var half = input1.Reshape(-1, i).MatMul(weight.Permute(1, 0, 2).Reshape(i, k * j));
        var product = half.Reshape(-1, k, j).MatMul(input2.Reshape(-1, j, 1)).Reshape([.. leading, k]);
        return bias is null ? product : product.Add(bias);
    }

    /// <summary>The product of several matrices, multiplied in the order that costs least.</summary>
    /// <param name="matrices">At least one; all (M, N), the first and the last may be vectors.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor ChainMatmul(params ReadOnlySpan<Tensor> matrices) => MatrixChain.Multiply(matrices.ToArray(), "ChainMatmul");

    /// <summary>Limits the p-norm of every slice along a dimension to <paramref name="maxnorm"/>, by scaling the slice.</summary>
    /// <param name="x">At least two dimensions.</param>
    /// <param name="p">The norm's degree.</param>
    /// <param name="dim">The dimension whose positions are the slices.</param>
    /// <param name="maxnorm">The largest norm allowed.</param>
    /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
    /// <exception cref="KasaneException">p is not positive or the limit is negative.</exception>
    public static Tensor Renorm(this Tensor x, double p, int dim, double maxnorm)
    {
        if (p <= 0 || maxnorm < 0)
            throw new KasaneException($"Renorm expects a positive p and a limit of 0 or more, but got {p} and {maxnorm}.")
            {
                Operation = "Renorm",
            };
        if (x.Rank < 2)
            throw new ShapeException($"Renorm expects at least 2 dimensions, but got shape {x.Shape}.")
            {
                Operation = "Renorm",
                Shapes = [x.Shape],
            };
        var d = Dims.Normalize(dim, x.Rank, "Renorm");
        int[] others = [.. Enumerable.Range(0, x.Rank).Where(i => i != d)];
        var norm = x.Norm(p, others, keepDim: true);
        var factor = Where(norm.Gt(maxnorm), Div(maxnorm, norm.Add(1e-7)), Tensor.Ones([], x.DType, x.Device));
        return x.Mul(factor);
    }

    /// <summary><see cref="Renorm"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor RenormInPlace(this Tensor x, double p, int dim, double maxnorm) => 
        InPlaceResult.Assign(x, (x.RequiresGrad ? x.Clone() : x).Renorm(p, dim, maxnorm), "Renorm");
}
