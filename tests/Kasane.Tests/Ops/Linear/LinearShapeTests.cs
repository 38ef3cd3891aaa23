namespace Kasane.Tests;

/// <summary>A linear map of any shape and order in memory is the map of its rows, to the last bit, forwards and backwards.</summary>
public class LinearShapeTests
{
    [Theory]
    [InlineData(false, false)]
    [InlineData(true, false)]
    [InlineData(false, true)]
    [InlineData(true, true)]
    public void All_orders_give_the_bits_of_the_matrix_of_rows(bool swapped, bool createGraph)
    {
        Tensor rows = Tensor.Randn(20, 7), weight = Tensor.Randn(5, 7), bias = Tensor.Randn(5), g = Tensor.Randn(20, 5);
        foreach (var leaf in new[] { rows, weight, bias }) leaf.RequiresGrad = true;
        var expected = Run(Functional.Linear(rows, weight, bias), g);

        var stack = rows.Reshape(4, 5, 7);
        var input = swapped ? stack.Transpose(0, 1) : stack;
        var result = swapped ? Functional.LinearInMemoryOrder(input, weight, bias) : Functional.Linear(input, weight, bias);
        var gradient = g.Reshape(4, 5, 5);
        long[] shape = swapped ? [5, 4, 5] : [4, 5, 5];
        Assert.Equal(shape, result.Shape.ToArray());
        var found = Run(swapped ? result.Transpose(0, 1) : result, gradient);
        for (var i = 0; i < expected.Length; i++) Assert.Equal(expected[i], found[i]);

        float[][] Run(Tensor y, Tensor start)
        {
            var gradients = Autograd.Grad([y], [rows, weight, bias], [start], createGraph: createGraph);
            return [.. new[] { y.Detach(), gradients[0]!, gradients[1]!, gradients[2]! }.Select(x => x.Contiguous().ToArray<float>())];
        }
    }

    [Fact]
    public void A_gradient_in_another_order_is_brought_into_that_of_the_result()
    {
        Tensor x = Tensor.Randn(3, 4, 6), weight = Tensor.Randn(2, 6), g = Tensor.Randn(4, 3, 2);
        x.RequiresGrad = weight.RequiresGrad = true;
        var y = Functional.Linear(x, weight);
        var strided = Autograd.Grad([y], [x, weight], [g.Transpose(0, 1)], retainGraph: true);
        var dense = Autograd.Grad([y], [x, weight], [g.Transpose(0, 1).Contiguous()]);
        for (var i = 0; i < 2; i++) Assert.Equal(dense[i]!.ToArray<float>(), strided[i]!.ToArray<float>());
    }
}
