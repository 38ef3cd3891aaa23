namespace Kasane;

public static partial class Functional
{
    /// <summary>The product of two matrices, without broadcasting.</summary>
    /// <param name="a">(M, K).</param>
    /// <param name="b">(K, N).</param>
    /// <returns>(M, N).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Mm(this Tensor a, Tensor b)
    {
        Matrices.Require(a, 2, "(M, K)", "Mm");
        Matrices.Require(b, 2, "(K, N)", "Mm");
        return a.MatMul(b);
    }

    /// <summary>The products of two batches of matrices, without broadcasting.</summary>
    /// <param name="a">(B, M, K).</param>
    /// <param name="b">(B, K, N).</param>
    /// <returns>(B, M, N).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Bmm(this Tensor a, Tensor b)
    {
        Matrices.Require(a, 3, "(B, M, K)", "Bmm");
        Matrices.Require(b, 3, "(B, K, N)", "Bmm");
        if (a.Layout.Size(0) != b.Layout.Size(0)) throw Matrices.Mismatch("Bmm", "batches of one size", a, b);
        return a.MatMul(b);
    }

    /// <summary>The product of a matrix and a vector.</summary>
    /// <param name="a">(M, K).</param>
    /// <param name="b">(K).</param>
    /// <returns>(M).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Mv(this Tensor a, Tensor b)
    {
        Matrices.Require(a, 2, "(M, K)", "Mv");
        Matrices.Require(b, 1, "(K)", "Mv");
        using var exact = AutocastMode.Off();
        return a.MatMul(b);
    }

    /// <summary>The scalar product of two vectors.</summary>
    /// <param name="a">(N).</param>
    /// <param name="b">(N).</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Dot(this Tensor a, Tensor b)
    {
        Matrices.Require(a, 1, "(N)", "Dot");
        Matrices.Require(b, 1, "(N)", "Dot");
        if (a.Layout.Size(0) != b.Layout.Size(0)) throw Matrices.Mismatch("Dot", "vectors of one size", a, b);
        using var exact = AutocastMode.Off();
        return a.MatMul(b);
    }

    /// <summary>The scalar product of two vectors, the left one conjugated.</summary>
    /// <param name="a">(N).</param>
    /// <param name="b">(N).</param>
    /// <returns>A scalar.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Vdot(this Tensor a, Tensor b) => a.Dot(b);

    /// <summary>All products of an element of one vector with an element of the other.</summary>
    /// <param name="a">(N).</param>
    /// <param name="b">(M).</param>
    /// <returns>(N, M).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Outer(this Tensor a, Tensor b)
    {
        Matrices.Require(a, 1, "(N)", "Outer");
        Matrices.Require(b, 1, "(M)", "Outer");
        return a.Unsqueeze(1).Mul(b);
    }

    /// <summary><see cref="Outer"/> under another name.</summary>
    public static Tensor Ger(this Tensor a, Tensor b) => a.Outer(b);

    /// <summary>The scalar products of all vectors along the last dimensions.</summary>
    /// <param name="a">(..., K), or a scalar.</param>
    /// <param name="b">(..., K), or a scalar.</param>
    /// <returns>The leading dimensions of both.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ.</exception>
    public static Tensor Inner(this Tensor a, Tensor b)
    {
        if (a.Rank == 0 || b.Rank == 0) return a.Mul(b);
        if (a.Layout.Size(a.Rank - 1) != b.Layout.Size(b.Rank - 1)) throw Matrices.Mismatch("Inner", "equal last dimensions", a, b);
        return a.Tensordot(b, [a.Rank - 1], [b.Rank - 1]);
    }
}
