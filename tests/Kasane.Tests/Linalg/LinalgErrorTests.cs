namespace Kasane.Tests;

/// <summary>What is refused, and in which words.</summary>
public class LinalgErrorTests
{
    private static readonly Tensor Singular = Tensor.From<float>([1, 0, 0, 1, 1, 2, 2, 4], [2, 2, 2]);

    [Fact]
    public void SingularMatricesAreNamed()
    {
        var exception = Assert.Throws<LinAlgException>(() => Linalg.Inv(Singular));
        Assert.Contains("Batch element 1", exception.Message, StringComparison.Ordinal);
        Assert.Contains("diagonal element 2", exception.Message, StringComparison.Ordinal);
        Assert.Throws<LinAlgException>(() => Linalg.Solve(Singular, Tensor.Ones(2, 2, 1)));
        Assert.Throws<LinAlgException>(() => Linalg.LuFactor(Singular));
        Assert.Equal([0, 2], Linalg.InvEx(Singular).Info.ToArray<int>());
        Assert.Throws<LinAlgException>(() => Linalg.InvEx(Singular, checkErrors: true));
        Assert.Equal(0, Singular.Det()[1].Item<float>());
        Assert.Equal(float.NegativeInfinity, Linalg.Slogdet(Singular).Logabsdet[1].Item<float>());
    }

    [Fact]
    public void TheLeadingMinorIsNamed()
    {
        var x = Tensor.From(new float[,] { { 1, 2 }, { 2, 1 } });
        var exception = Assert.Throws<LinAlgException>(() => Linalg.Cholesky(x));
        Assert.Contains("leading minor of order 2", exception.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("Batch", exception.Message, StringComparison.Ordinal);
        Assert.Equal(2, Linalg.CholeskyEx(x).Info.Item<int>());
    }

    [Fact]
    public void ShapesAndDtypesAreChecked()
    {
        Assert.Throws<ShapeException>(() => Linalg.Inv(Tensor.Ones(2, 3)));
        Assert.Throws<ShapeException>(() => Tensor.Ones(3).Det());
        Assert.Throws<ShapeException>(() => Linalg.Svd(Tensor.Ones(3)));
        Assert.Throws<ShapeException>(() => Linalg.Solve(Tensor.Eye(3), Tensor.Ones(2, 1)));
        Assert.Throws<ShapeException>(() => Linalg.HouseholderProduct(Tensor.Ones(2, 3), Tensor.Ones(2)));
        Assert.Throws<DTypeException>(() => Linalg.Inv(Tensor.Eye(2, dtype: DType.Int64)));
        Assert.Throws<DTypeException>(() => Linalg.Solve(Tensor.Eye(2), Tensor.Eye(2, dtype: DType.Float64)));
        Assert.Throws<KasaneException>(() => Linalg.Lu(Tensor.Eye(2), pivot: false));
        Assert.Throws<KasaneException>(() => Linalg.MatrixNorm(Tensor.Eye(2), 3));
        Assert.Throws<KasaneException>(() => Linalg.Vander(Tensor.Ones(3), 1));
    }

    [Fact]
    public void NaNsHaveNoSpectrum()
    {
        var x = Tensor.Full([2, 2], float.NaN);
        Assert.Throws<LinAlgException>(() => Linalg.Svdvals(x));
        Assert.Throws<LinAlgException>(() => Linalg.Eigh(x));
        Assert.Throws<LinAlgException>(() => Linalg.Eigvals(x));
    }

    [Fact]
    public void ShapesComeOutWithoutValues()
    {
        var x = Tensor.Empty([2, 4, 3], device: Device.Meta);
        Assert.Equal([2L, 4, 3], Linalg.Svd(x, fullMatrices: false).U.Shape.ToArray());
        Assert.Equal([2L, 3, 4], Linalg.Pinv(x).Shape.ToArray());
        Assert.Equal([2L], Tensor.Empty([2, 3, 3], device: Device.Meta).Det().Shape.ToArray());
    }
}
