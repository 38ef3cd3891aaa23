using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Orders of few and of many dimensions.</summary>
public class DimOrderTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(16)]
    [InlineData(17)]
    [InlineData(40)]
    public void An_order_and_its_inverse_cancel(int rank)
    {
        var dims = Enumerable.Range(0, rank).Select(d => (d + (rank / 2)) % rank).ToArray();
        var order = new DimOrder(dims);
        var inverse = order.Inverse(rank);
        for (var d = 0; d < rank; d++)
        {
            Assert.Equal(dims[d], order[d]);
            Assert.Equal(d, inverse[order[d]]);
        }
    }

    [Theory]
    [InlineData(4)]
    [InlineData(20)]
    public void A_gradient_comes_back_in_the_former_order(int rank)
    {
        var sizes = Enumerable.Range(0, rank).Select(d => d < 2 || d == rank - 1 ? d % 3 + 2L : 1).ToArray();
        var x = Tensor.Randn(sizes);
        x.RequiresGrad = true;
        var factor = Tensor.Randn([.. sizes.Reverse()]);
        x.Permute([.. Enumerable.Range(0, rank).Reverse()]).Mul(factor).Sum().Backward();
        Assert.Equal(factor.Permute([.. Enumerable.Range(0, rank).Reverse()]).Contiguous().ToArray<float>(), x.Grad!.ToArray<float>());
    }
}
