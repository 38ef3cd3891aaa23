namespace Kasane.Internal;

/// <summary>Products with Householder's reflections, made of operations.</summary>
internal static class Reflections
{
    /// <summary>Q Y or Q^T Y, where Q is the product of the reflections 1 - tau v v^T in the columns of a.</summary>
    public static Tensor Apply(Tensor a, Tensor tau, Tensor y, bool transposed)
    {
        var (m, k) = (a.Size(-2), (int)tau.Size(-1));
        if (k == 0) return y;
        var columns = a.Narrow(-1, 0, k);
        var vectors = columns.Tril(-1).Add(Tensor.Eye(m, k, a.DType, a.Device));
        for (var step = 0; step < k; step++)
        {
            var i = transposed ? step : k - 1 - step;
            var v = vectors.Narrow(-1, i, 1);
            y = y.Sub(v.MatMul(v.MT.MatMul(y)).Mul(tau.Narrow(-1, i, 1).Unsqueeze(-1)));
        }
        return y;
    }
}
