namespace Kasane;

public static partial class Functional
{
    /// <summary>beta x + alpha batch1[i] batch2[i] for every i.</summary>
    /// <param name="x">A shape that broadcasts to (B, M, N); it does not count if beta is 0, not even NaN.</param>
    /// <param name="batch1">(B, M, K).</param>
    /// <param name="batch2">(B, K, N).</param>
    /// <param name="beta">The factor of <paramref name="x"/>; default: 1.</param>
    /// <param name="alpha">The factor of the product; default: 1.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or factors of integer tensors are no integers.</exception>
    public static Tensor Baddbmm(this Tensor x, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null) =>
        Matrices.Combine(AutocastMode.Lower(x), batch1.Bmm(batch2), beta ?? 1, alpha ?? 1, "Baddbmm");

    /// <summary><see cref="Baddbmm"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor BaddbmmInPlace(this Tensor x, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null) =>
        InPlaceResult.Assign(x, x.Baddbmm(batch1, batch2, beta, alpha), "Baddbmm");

    /// <summary>beta x + alpha the sum of batch1[i] batch2[i] over i.</summary>
    /// <param name="x">A shape that broadcasts to (M, N); it does not count if beta is 0, not even NaN.</param>
    /// <param name="batch1">(B, M, K).</param>
    /// <param name="batch2">(B, K, N).</param>
    /// <param name="beta">The factor of <paramref name="x"/>; default: 1.</param>
    /// <param name="alpha">The factor of the product; default: 1.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">The dtypes differ, or factors of integer tensors are no integers.</exception>
    public static Tensor Addbmm(this Tensor x, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null) =>
        Matrices.Combine(AutocastMode.Lower(x), batch1.Bmm(batch2).Sum(0), beta ?? 1, alpha ?? 1, "Addbmm");

    /// <summary><see cref="Addbmm"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AddbmmInPlace(this Tensor x, Tensor batch1, Tensor batch2, Scalar? beta = null, Scalar? alpha = null) =>
        InPlaceResult.Assign(x, x.Addbmm(batch1, batch2, beta, alpha), "Addbmm");
}
