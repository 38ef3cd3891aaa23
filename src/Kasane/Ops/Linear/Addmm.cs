namespace Kasane;

public static partial class Functional
{
    /// <summary>beta x + alpha mat1 mat2.</summary>
    /// <param name="x">A shape that broadcasts to (M, N); it does not count if beta is 0, not even NaN.</param>
    /// <param name="mat1">(M, K).</param>
    /// <param name="mat2">(K, N).</param>
    /// <param name="beta">The factor of <paramref name="x"/>; default: 1.</param>
    /// <param name="alpha">The factor of the product; default: 1.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or factors of integer tensors are no integers.</exception>
    public static Tensor Addmm(this Tensor x, Tensor mat1, Tensor mat2, Scalar? beta = null, Scalar? alpha = null) =>
        Matrices.Combine(AutocastMode.Lower(x), mat1.Mm(mat2), beta ?? 1, alpha ?? 1, "Addmm");

    /// <summary><see cref="Addmm"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AddmmInPlace(this Tensor x, Tensor mat1, Tensor mat2, Scalar? beta = null, Scalar? alpha = null) =>
        InPlaceResult.Assign(x, x.Addmm(mat1, mat2, beta, alpha), "Addmm");

    /// <summary>beta x + alpha mat vec.</summary>
    /// <param name="x">A shape that broadcasts to (M); it does not count if beta is 0, not even NaN.</param>
    /// <param name="mat">(M, K).</param>
    /// <param name="vec">(K).</param>
    /// <param name="beta">The factor of <paramref name="x"/>; default: 1.</param>
    /// <param name="alpha">The factor of the product; default: 1.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or factors of integer tensors are no integers.</exception>
    public static Tensor Addmv(this Tensor x, Tensor mat, Tensor vec, Scalar? beta = null, Scalar? alpha = null) =>
        Matrices.Combine(x, mat.Mv(vec), beta ?? 1, alpha ?? 1, "Addmv");

    /// <summary><see cref="Addmv"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AddmvInPlace(this Tensor x, Tensor mat, Tensor vec, Scalar? beta = null, Scalar? alpha = null) =>
        InPlaceResult.Assign(x, x.Addmv(mat, vec, beta, alpha), "Addmv");

    /// <summary>beta x + alpha vec1 vec2^T.</summary>
    /// <param name="x">A shape that broadcasts to (M, N); it does not count if beta is 0, not even NaN.</param>
    /// <param name="vec1">(M).</param>
    /// <param name="vec2">(N).</param>
    /// <param name="beta">The factor of <paramref name="x"/>; default: 1.</param>
    /// <param name="alpha">The factor of the product; default: 1.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or factors of integer tensors are no integers.</exception>
    public static Tensor Addr(this Tensor x, Tensor vec1, Tensor vec2, Scalar? beta = null, Scalar? alpha = null) =>
        Matrices.Combine(x, vec1.Outer(vec2), beta ?? 1, alpha ?? 1, "Addr");

    /// <summary><see cref="Addr"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AddrInPlace(this Tensor x, Tensor vec1, Tensor vec2, Scalar? beta = null, Scalar? alpha = null) =>
        InPlaceResult.Assign(x, x.Addr(vec1, vec2, beta, alpha), "Addr");
}
