namespace Kasane.Tests;

/// <summary>Well-conditioned matrices for the tests of decompositions.</summary>
internal static class Matrix
{
    /// <summary>Numbers between -1 and 1, without a pattern.</summary>
    public static Tensor Any(params long[] shape)
    {
        var values = new double[Shape.Create(shape).ElementCount];
        for (var i = 0; i < values.Length; i++) values[i] = Math.Sin((i * 12.9898) + 1) * 43758.5453 % 1;
        return Tensor.From<double>(values, shape);
    }

    /// <summary>Square, with a diagonal that keeps it away from singular ones and its singular values apart.</summary>
    public static Tensor Regular(params long[] shape) =>
        Any(shape).Mul(0.4).Add(Tensor.Arange(1, shape[^1] + 1).To(DType.Float64).DiagEmbed());

    /// <summary>Symmetric positive-definite as a function of any matrix: the diagonal outweighs the rest.</summary>
    public static Tensor Positive(Tensor x) => x.Add(x.MT).Mul(0.5).Add(Tensor.Eye(x.Size(-1), dtype: DType.Float64).Mul(3));

    public static void Close(Tensor expected, Tensor actual, double tolerance = 1e-10)
    {
        Assert.Equal(expected.Shape, actual.Shape);
        if (expected.ElementCount == 0) return;
        var difference = expected.Sub(actual).Abs().Amax().Item<double>();
        Assert.True(difference <= tolerance, $"differs by {difference}");
    }
}
