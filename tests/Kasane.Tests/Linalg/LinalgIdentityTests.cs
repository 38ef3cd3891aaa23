using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>What decompositions are by definition.</summary>
public class LinalgIdentityTests
{
    public static TheoryData<long, long> Sizes => new()
    {
        { 5, 5 }, { 6, 3 }, { 3, 6 }, { 1, 1 }, { 1, 4 }, { 4, 1 }, { 40, 30 }, { 0, 3 }, { 3, 0 },
    };

    [Theory]
    [MemberData(nameof(Sizes))]
    public void FactorsMultiplyToTheMatrix(long m, long n)
    {
        var a = Matrix.Any(2, m, n);
        foreach (var mode in new[] { QrMode.Reduced, QrMode.Complete })
        {
            var (q, r) = Linalg.Qr(a, mode);
            Matrix.Close(a, q.MatMul(r));
            Matrix.Close(One(q), q.MT.MatMul(q));
            Matrix.Close(r.Triu(), r);
        }
        foreach (var full in new[] { false, true })
        {
            var (u, s, vh) = Linalg.Svd(a, full);
            var k = Math.Min(m, n);
            Matrix.Close(a, u.Narrow(-1, 0, k).Mul(s.Unsqueeze(-2)).MatMul(vh.Narrow(-2, 0, k)));
            Matrix.Close(One(u), u.MT.MatMul(u));
            Matrix.Close(One(vh.MT), vh.MatMul(vh.MT));
        }
        var (p, l, upper) = Linalg.Lu(a);
        Matrix.Close(a, p.MatMul(l).MatMul(upper));
        var inverse = Linalg.Pinv(a);
        Matrix.Close(a, a.MatMul(inverse).MatMul(a));
        Matrix.Close(inverse, inverse.MatMul(a).MatMul(inverse));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(4)]
    [InlineData(25)]
    public void SquareMatrices(long n)
    {
        var a = Matrix.Regular(3, n, n);
        var one = Tensor.Eye(n, dtype: DType.Float64).Expand(3, n, n);
        Matrix.Close(one, a.MatMul(a.Inverse()));
        Matrix.Close(Linalg.Inv(a), Linalg.Solve(a, one));
        Matrix.Close(Linalg.MatrixPower(a, 3), a.MatMul(a).MatMul(a), 1e-6);
        Matrix.Close(Linalg.Slogdet(a).Logabsdet, a.Det().Abs().Log());
        var positive = a.MatMul(a.MT);
        var l = positive.Cholesky();
        Matrix.Close(positive, l.MatMul(l.MT));
        Matrix.Close(one, positive.MatMul(l.CholeskyInverse()), 1e-6);
        var (values, vectors) = Linalg.Eigh(positive);
        Matrix.Close(positive, vectors.Mul(values.Unsqueeze(-2)).MatMul(vectors.MT));
        Matrix.Close(one, vectors.MT.MatMul(vectors));
        var small = Matrix.Any(3, n, n).Mul(0.3);
        Matrix.Close(one, small.MatrixExp().MatMul(small.Neg().MatrixExp()));
    }

    [Fact]
    public void ReflectionsMakeQ()
    {
        var a = Matrix.Any(2, 5, 3);
        var (reflections, tau) = a.Geqrf();
        var (q, r) = Linalg.Qr(a);
        Matrix.Close(r, reflections.Narrow(-2, 0, 3).Triu());
        Matrix.Close(q, Linalg.HouseholderProduct(reflections, tau));
        Matrix.Close(reflections.Triu(), reflections.Ormqr(tau, a, transpose: true), 1e-10);
    }

    [Fact]
    public void EigenvectorsOfAnyMatrix()
    {
        var a = Matrix.Any(2, 5, 5);
        var (l, v) = Linalg.Eig(a);
        var left = ComplexMatrices.Product(a.To(DType.Complex64), v);
        Matrix.Close(left.Real(), v.Mul(l.Unsqueeze(-2)).Real(), 1e-5);
        Matrix.Close(left.Imag(), v.Mul(l.Unsqueeze(-2)).Imag(), 1e-5);
        Matrix.Close(Tensor.Ones([2, 5], DType.Float32), v.Abs().Square().Sum(-2), 1e-5);
    }

    [Fact]
    public void LeastSquaresLeaveOrthogonalResiduals()
    {
        var (a, b) = (Matrix.Any(2, 6, 3), Matrix.Any(2, 6, 2));
        var (x, residuals, rank, values) = Linalg.Lstsq(a, b, driver: LstsqDriver.Gelsd);
        var rest = b.Sub(a.MatMul(x));
        Matrix.Close(Tensor.Zeros([2, 3, 2], DType.Float64), a.MT.MatMul(rest));
        Matrix.Close(rest.Square().Sum(-2), residuals);
        Assert.Equal([3L, 3L], rank.ToArray<long>());
        Matrix.Close(Linalg.Svdvals(a), values);
    }

    [Fact]
    public void RanksAndConditions()
    {
        var a = Matrix.Any(4, 2).MatMul(Matrix.Any(2, 4));
        Assert.Equal(2, Linalg.MatrixRank(a).Item<long>());
        Assert.Equal(0, Linalg.MatrixRank(a, atol: 100.0).Item<long>());
        Assert.Equal(double.PositiveInfinity, Linalg.Cond(Tensor.Zeros([2, 2], DType.Float64), 1).Item<double>());
        Assert.Equal(3, Linalg.Cond(Tensor.From(new double[,] { { 3, 0 }, { 0, 1 } })).Item<double>(), 1e-12);
    }

    // LAPACK's reflections turn the sign of the diagonal element around.
    [Fact]
    public void SignsAreThoseOfLapack()
    {
        var (q, r) = Linalg.Qr(Tensor.From(new double[,] { { 3, 1 }, { 4, -4 } }));
        Matrix.Close(Tensor.From(new double[,] { { -5, 2.6 }, { 0, -3.2 } }), r);
        Matrix.Close(Tensor.From(new double[,] { { -0.6, -0.8 }, { -0.8, 0.6 } }), q);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(30)]
    public void SymmetricSystems(long n)
    {
        // Small diagonals, so that pairs of rows are taken together.
        var a = Matrix.Any(3, n, n);
        a = a.Tril(-1).Add(a.Tril(-1).MT).Add(Tensor.Eye(n, dtype: DType.Float64).Mul(0.01));
        var x = Matrix.Any(3, n, 2);
        var (ld, pivots, info) = Linalg.LdlFactorEx(a);
        Assert.Equal([0, 0, 0], info.ToArray<int>());
        Matrix.Close(x, Linalg.LdlSolve(ld, pivots, a.MatMul(x)), 1e-8);
    }

    [Fact]
    public void AnOrthogonalStartIsOrthogonal()
    {
        var tall = Init.Orthogonal(Tensor.Zeros([6, 2, 2]), gain: 2);
        var flat = tall.Reshape(6, 4);
        Matrix.Close(Tensor.Eye(4).Mul(4), flat.MT.MatMul(flat), 1e-5);
        Assert.Throws<ArgumentException>(() => Init.Orthogonal(Tensor.Zeros(3)));
    }

    private static Tensor One(Tensor columns)
    {
        var n = columns.Size(-1);
        return Tensor.Eye(n, dtype: DType.Float64).Expand(2, n, n);
    }
}
