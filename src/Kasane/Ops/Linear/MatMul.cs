namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// The matrix product, as <c>torch.matmul</c>: two vectors give their dot product; a vector beside a matrix is a row (left) or a column
    /// (right); more than two dimensions are batches of matrices, which broadcast.
    /// </summary>
    /// <param name="a">(..., M, K) or (K).</param>
    /// <param name="b">(..., K, N) or (K).</param>
    /// <returns>(..., M, N), without the dimensions that a vector lacked.</returns>
    /// <exception cref="ShapeException">The inner sizes differ or the batches do not broadcast.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor MatMul(this Tensor a, Tensor b)
    {
        if (a.Rank == 0 || b.Rank == 0)
            throw new ShapeException($"MatMul expects at least one dimension on both sides, but got shapes {a.Shape} and {b.Shape}.")
            {
                Operation = "MatMul",
                Shapes = [a.Shape, b.Shape],
            };
        AutocastMode.Lower(ref a, ref b);
        MatMulOp.RequireSameDType(a, b, "MatMul");
        var (vectorLeft, vectorRight) = (a.Rank == 1, b.Rank == 1);
        var left = vectorLeft ? a.Unsqueeze(0) : a;
        var right = vectorRight ? b.Unsqueeze(1) : b;
        if (left.Layout.Size(left.Rank - 1) != right.Layout.Size(right.Rank - 2))
            throw new ShapeException(
                $"MatMul expects the last dimension of the left operand to equal the {(vectorRight ? "" : "second to last ")}dimension "
                + $"of the right one, but got shapes {a.Shape} and {b.Shape}.")
            {
                Operation = "MatMul",
                Shapes = [a.Shape, b.Shape],
            };
        var y = Product(left, right);
        if (vectorRight) y = y.Squeeze(-1);
        return vectorLeft ? y.Squeeze(vectorRight ? -1 : -2) : y;
    }

    // A batch of matrices times one matrix is one long matrix; otherwise both sides are spread over the common batch.
    private static Tensor Product(Tensor a, Tensor b)
    {
        if (a.Rank == 2 && b.Rank == 2) return Primitive.Call(default(MatMulOp), a, b);
        var (m, k, n) = (a.Layout.Size(a.Rank - 2), a.Layout.Size(a.Rank - 1), b.Layout.Size(b.Rank - 1));
        if (b.Rank == 2)
        {
            return Primitive.Call(default(MatMulOp), a.Reshape(RowTable.Count(a.Layout), k), b).Reshape(RowTable.Like(a.Layout, n, false).Sizes);
        }
        var batch = Broadcasting.Combine(Layout.Contiguous(a.Layout.Sizes[..^2]), Layout.Contiguous(b.Layout.Sizes[..^2]), "MatMul");
        var left = a.Expand([.. batch.Sizes, m, k]).Reshape(batch.Count, m, k);
        var right = b.Expand([.. batch.Sizes, k, n]).Reshape(batch.Count, k, n);
        return Primitive.Call(default(MatMulOp), left, right).Reshape([.. batch.Sizes, m, n]);
    }
}

/// <summary>(M, K) @ (K, N), or (B, M, K) @ (B, K, N).</summary>
/// <derivative>by a: g @ bᵀ; by b: aᵀ @ g.</derivative>
/// <dtypes>all</dtypes>
internal readonly struct MatMulOp : IOp2
{
    public static string Name => "MatMul";

    public static void RequireSameDType(Tensor a, Tensor b, string operation)
    {
        if (a.DType != b.DType)
            throw new DTypeException(
                $"{operation} expects both operands to have one dtype, but got {a.DType} and {b.DType}. "
                + "Convert one of them with To(dtype).")
            {
                Operation = operation,
            };
    }

    public Needs NeedsFor(bool left, bool right) => (left ? Needs.Right : 0) | (right ? Needs.Left : 0);

    public Tensor Forward(Tensor a, Tensor b)
    {
        RequireSameDType(a, b, Name);
        return a.DType.IsComplex ? OfComplex(a, b) : OfReal(a, a.Layout, b, b.Layout);
    }

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved) => IsPlain(gradient, saved.Right)
        ? OfReal(gradient, gradient.Layout, saved.Right, Turned(saved.Right.Layout))
        : gradient.MatMul(saved.Right.Transpose(-2, -1).Conj());

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => IsPlain(gradient, saved.Left)
        ? OfReal(saved.Left, Turned(saved.Left.Layout), gradient, gradient.Layout)
        : saved.Left.Transpose(-2, -1).Conj().MatMul(gradient);

    /// <summary>Matrices with rows and columns swapped.</summary>
    public static Layout Turned(Layout x) => x.Rank == 2
        ? Layout.Strided([x.Size(1), x.Size(0)], [x.Stride(1), x.Stride(0)])
        : Layout.Strided([x.Size(0), x.Size(2), x.Size(1)], [x.Stride(0), x.Stride(2), x.Stride(1)]);

    // Whether nothing need be recorded, so that no views are needed either.
    private static bool IsPlain(Tensor a, Tensor b) => !GradMode.Enabled && !a.DType.IsComplex && a.DType == b.DType;

    private static Tensor OfReal(Tensor a, Layout left, Tensor b, Layout right)
    {
        var layout = left.Rank == 2
            ? Layout.Contiguous([left.Size(0), right.Size(1)])
            : Layout.Contiguous([left.Size(0), left.Size(1), right.Size(2)]);
        var y = Tensor.Allocate(a.Device, layout, a.DType);
        y.Backend.MatMul(a.Block.With(left), b.Block.With(right), y.Block, default);
        GC.KeepAlive(a);
        GC.KeepAlive(b);
        return y;
    }

    // Four products of real matrices.
    private static Tensor OfComplex(Tensor a, Tensor b)
    {
        using var mode = Autograd.NoGrad();
        Tensor re1 = a.Real().Contiguous(), im1 = a.Imag().Contiguous(), re2 = b.Real().Contiguous(), im2 = b.Imag().Contiguous();
        var product = default(MatMulOp);
        var re = product.Forward(re1, re2).Sub(product.Forward(im1, im2));
        var im = product.Forward(re1, im2).Add(product.Forward(im1, re2));
        return default(ViewAsComplexOp).Forward(Functional.Stack([re, im], -1));
    }
}
