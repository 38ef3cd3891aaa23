using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>What a backward run leaves in <c>Grad</c>.</summary>
public class AccumulationTests
{
    [Fact]
    public void Gradients_of_several_runs_add_up()
    {
        var x = Leaf(1, 2);
        x.Mul(3).Sum().Backward();
        x.Mul(3).Sum().Backward();
        AssertValues(x.Grad, 6, 6);
    }

    [Fact]
    public void The_gradient_stays_the_same_tensor()
    {
        var x = Leaf(1, 2);
        x.Sum().Backward();
        var first = x.Grad;
        x.Sum().Backward();
        Assert.Same(first, x.Grad);
        AssertValues(first, 2, 2);
    }

    [Fact]
    public void A_gradient_handed_in_is_not_taken_over()
    {
        var (x, gradient) = (Leaf(1, 2), Plain(1, 1));
        x.Backward(gradient);
        x.Backward(gradient);
        AssertValues(x.Grad, 2, 2);
        AssertValues(gradient, 1, 1);
    }

    [Fact]
    public void A_broadcast_gradient_that_was_assigned_can_be_added_to()
    {
        var x = Leaf(1, 2);
        x.Grad = Plain(1).Expand(2);
        x.Sum().Backward();
        AssertValues(x.Grad, 2, 2);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Leaves_that_receive_one_gradient_do_not_share_it(bool createGraph)
    {
        var (a, b) = (Leaf(1, 2), Leaf(3, 4));
        a.Add(b).Sum().Backward(createGraph: createGraph);
        a.Grad!.Detach().FillInPlace(7);
        AssertValues(b.Grad, 1, 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Inputs_that_receive_one_gradient_do_not_share_it(bool createGraph)
    {
        var (a, b) = (Leaf(1, 2), Leaf(3, 4));
        a.Add(b).Sum().Backward(createGraph: createGraph, inputs: [a, b]);
        a.Grad!.Detach().FillInPlace(7);
        AssertValues(b.Grad, 1, 1);
    }

    [Fact]
    public void Retained_gradients_are_not_shared()
    {
        var (a, b) = (Leaf(1, 2).Mul(1), Leaf(3, 4).Mul(1));
        a.RetainGrad();
        b.RetainGrad();
        a.Add(b).Sum().Backward();
        a.Grad!.FillInPlace(7);
        AssertValues(b.Grad, 1, 1);
    }

    [Fact]
    public void Only_the_named_inputs_collect()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(2);
        var y = h.Mul(h).Sum();
        y.Backward(inputs: [h], retainGraph: true);
        AssertValues(h.Grad, 4, 8);
        Assert.Null(x.Grad);
        y.Backward(inputs: [x, x]);
        AssertValues(x.Grad, 8, 16);
        AssertValues(h.Grad, 4, 8);
    }

    [Fact]
    public void An_unused_input_collects_nothing()
    {
        var (x, unused) = (Leaf(1, 2), Leaf(1));
        x.Sum().Backward(inputs: [x, unused]);
        Assert.Null(unused.Grad);
    }

    [Fact]
    public void Inputs_must_be_there_and_require_grad()
    {
        var x = Leaf(1, 2);
        Assert.Throws<GradientException>(() => x.Sum().Backward(inputs: []));
        Assert.Throws<GradientException>(() => x.Sum().Backward(inputs: [Plain(1)]));
    }

    [Fact]
    public void Diamonds_add_up_once()
    {
        var x = Leaf(3);
        var h = x.Mul(x);
        var left = h.Mul(2);
        var right = h.Mul(h);
        left.Mul(right).Add(h).Add(h).Sum().Backward();
        // 2 x^6 + 2 x^2
        AssertValues(x.Grad, (12 * 243) + (4 * 3));
    }

    [Fact]
    public void One_tensor_in_several_places_collects_from_all()
    {
        var x = Leaf(1, 2);
        x.Add(x).Add(x.Add(x)).Sum().Backward();
        AssertValues(x.Grad, 4, 4);
    }

    [Fact]
    public void Broadcasting_and_promotion_are_undone()
    {
        var x = Leaf(1, 2, 3);
        var y = Tensor.From([1.0, 2.0], [2, 1], requiresGrad: true);
        var z = x.Mul(y);
        Assert.Equal(DType.Float64, z.DType);
        z.Sum().Backward();
        Assert.Equal(DType.Float32, x.Grad!.DType);
        AssertValues(x.Grad, 3, 3, 3);
        Assert.Equal(new Shape([2, 1], 2), y.Grad!.Shape);
        Assert.Equal([6.0, 6.0], y.Grad.ToArray<double>());
    }

    [Fact]
    public void Several_outputs_differentiate_together()
    {
        var x = Leaf(1, 2);
        Autograd.Backward([x.Sum(), x.Mul(x)], [null, Plain(10, 100)]);
        AssertValues(x.Grad, 21, 401);
    }

    [Fact]
    public void Roots_are_checked()
    {
        var x = Leaf(1, 2);
        Assert.Throws<GradientException>(() => Plain(1).Backward());
        Assert.Throws<GradientException>(() => x.Mul(2).Backward());
        Assert.Throws<GradientException>(() => x.Mul(2).Backward(Plain(1)));
        Assert.Throws<GradientException>(() => Autograd.Backward([x.Sum()], [null, null]));
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_gradient_must_be_like_its_tensor()
    {
        var x = Leaf(1, 2);
        Assert.Throws<GradientException>(() => x.Grad = Plain(1));
        Assert.Throws<GradientException>(() => x.Grad = Tensor.From(1.0, 2.0));
        x.Grad = Plain(5, 5);
        x.Grad = null;
        Assert.Null(x.Grad);
    }
}
