namespace Kasane.Internal;

/// <summary>Keeps the rows of a table short.</summary>
internal static class EmbeddingNorms
{
    public static void Shorten(Tensor weight, Tensor positions, double maxNorm, double p)
    {
        using var noGrad = Autograd.NoGrad();
        var yes = Tensor.Ones([], DType.Bool, weight.Device);
        var used = Tensor.Zeros([weight.Layout.Size(0)], DType.Bool, weight.Device).PutFlat(positions, yes, accumulate: false);
        var norms = weight.Norm(p, 1);
        var factors = Functional.Where(
            used.LogicalAnd(norms.Gt(maxNorm)), Functional.Reciprocal(norms.Add(1e-7)).Mul(maxNorm), norms.OnesLike());
        weight.MulInPlace(factors.Unsqueeze(1));
    }
}
