namespace Kasane.Internal;

/// <summary>
/// A matrix near the orthogonal factor of another one, by iterating the odd polynomial a x + b x^3 + c x^5 on the singular values. The
/// coefficients (Jordan et al. 2024) are chosen for fast growth from 0, not for convergence to 1.
/// </summary>
internal static class NewtonSchulz
{
    private const double A = 3.4445, B = -4.7750, C = 2.0315;

    public static Tensor Orthogonalize(Tensor matrix, int steps, double eps)
    {
        using var exact = AutocastMode.Off();
        var x = matrix.To(TypePromotion.Compute(matrix.DType));
        // The smaller Gram matrix is the cheaper one.
        var tall = x.Size(0) > x.Size(1);
        if (tall) x = x.Transpose(0, 1);
        x = x / x.Square().Sum().Sqrt().ClampMin(eps);
        for (var step = 0; step < steps; step++)
        {
            var gram = x.MatMul(x.Transpose(0, 1));
            x = (x * A) + ((gram * B) + (gram.MatMul(gram) * C)).MatMul(x);
        }
        return (tall ? x.Transpose(0, 1) : x).To(matrix.DType);
    }
}
