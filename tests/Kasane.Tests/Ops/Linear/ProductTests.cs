using Kasane.Tests.Support;
using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>Products of matrices and tensors against what they stand for.</summary>
public class ProductTests
{
    [Theory]
    [InlineData("ij,jk->ik")]
    [InlineData("ij,jk")]
    [InlineData("ij,jk->ki")]
    [InlineData("ij,jk->")]
    [InlineData("ij,jk->ijk")]
    [InlineData("ij,jk->j")]
    public void Einsum_of_two_matrices(string equation)
    {
        var (a, b) = (Numbers.Spread([3, 4]), Numbers.Spread([4, 5], phase: 0.3));
        var all = a.Unsqueeze(2).Mul(b.Unsqueeze(0));
        var expected = equation switch
        {
            "ij,jk->ki" => all.Sum(1).Transpose(0, 1),
            "ij,jk->" => all.Sum(),
            "ij,jk->ijk" => all,
            "ij,jk->j" => all.Sum([0, 2]),
            _ => all.Sum(1),
        };
        Numbers.AssertClose(expected, F.Einsum(equation, a, b), 1e-12);
    }

    [Fact]
    public void Einsum_with_batches_diagonals_and_dots()
    {
        var (a, b) = (Numbers.Spread([2, 3, 4]), Numbers.Spread([2, 4, 5], phase: 0.3));
        Numbers.AssertClose(a.MatMul(b), F.Einsum("bij,bjk->bik", a, b), 1e-12);
        Numbers.AssertClose(a.MatMul(b), F.Einsum("...ij,...jk->...ik", a, b), 1e-12);
        var square = Numbers.Spread([3, 3]);
        Numbers.AssertClose(square.Trace(), F.Einsum("ii", square), 1e-12);
        Numbers.AssertClose(square.AsStrided([3], [4]), F.Einsum("ii->i", square), 1e-12);
        Numbers.AssertClose(a.Transpose(1, 2), F.Einsum("...ij->...ji", a), 1e-12);
        var c = Numbers.Spread([5], phase: 0.7);
        Numbers.AssertClose(a.MatMul(b).MatMul(c), F.Einsum("bij,bjk,k->bi", a, b, c), 1e-12);
        GradCheck.Second(x => F.Einsum("bij,bjk,k->bi", x[0], x[1], x[2]), a, b, c);
    }

    [Theory]
    [InlineData("ij,jk->il")]
    [InlineData("ij,jk->ii")]
    [InlineData("ij")]
    [InlineData("i1,jk->i")]
    [InlineData("ijk,jk->i")]
    public void Malformed_equations_are_refused(string equation) =>
        Assert.Throws<KasaneException>(() => F.Einsum(equation, Tensor.Zeros(2, 3), Tensor.Zeros(3, 4)));

    [Fact]
    public void The_order_of_a_chain_does_not_change_its_product()
    {
        Tensor[] factors = [Numbers.Spread([2, 30]), Numbers.Spread([30, 3], phase: 0.1), Numbers.Spread([3, 40], phase: 0.2), Numbers.Spread([40, 1])];
        var expected = factors[0].MatMul(factors[1]).MatMul(factors[2]).MatMul(factors[3]);
        Numbers.AssertClose(expected, Linalg.MultiDot(factors), 1e-12);
        Numbers.AssertClose(expected, F.ChainMatmul(factors), 1e-12);
    }

    [Fact]
    public void A_factor_of_0_keeps_nan_out()
    {
        var x = Tensor.Full([2, 2], double.NaN, DType.Float64);
        var y = x.Addmm(Numbers.Spread([2, 3]), Numbers.Spread([3, 2]), beta: 0);
        Assert.True(y.IsFinite().All().Item<bool>());
    }

    [Fact]
    public void Tensordot_and_kron()
    {
        var (a, b) = (Numbers.Spread([3, 4, 5]), Numbers.Spread([4, 3, 2], phase: 0.3));
        Numbers.AssertClose(F.Einsum("ijk,jil->kl", a, b), a.Tensordot(b, [1, 0], [0, 1]), 1e-12);
        var (c, d) = (Numbers.Spread([2, 3]), Numbers.Spread([3, 2], phase: 0.3));
        Numbers.AssertClose(F.Einsum("ij,kl->ikjl", c, d).Reshape(6, 6), c.Kron(d), 1e-12);
    }

    [Fact]
    public void One_element_for_all_reads_nothing_beyond_it()
    {
        var x = Tensor.From([2.5f], [1]).Expand(100);
        Assert.All(x.Neg().ToArray<float>(), value => Assert.Equal(-2.5f, value));
        Assert.All(x.IsNaN().ToArray<bool>(), Assert.False);
    }
}
