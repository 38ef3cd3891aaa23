using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary><c>Autograd.Grad</c> and higher orders.</summary>
public class GradTests
{
    [Fact]
    public void Grad_touches_no_Grad()
    {
        var (x, w) = (Leaf(1, 2), Leaf(3, 4));
        AssertValues(Autograd.Grad(x.Mul(w).Sum(), [x])[0], 3, 4);
        Assert.Null(x.Grad);
        Assert.Null(w.Grad);
    }

    [Fact]
    public void Grad_by_a_tensor_in_the_middle_can_be_asked_again()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(2);
        var y = h.Mul(h).Sum();
        for (var i = 0; i < 3; i++) AssertValues(Autograd.Grad(y, [h], retainGraph: true)[0], 4, 8);
        AssertValues(Autograd.Grad(y, [h, x], retainGraph: true)[1], 8, 16);
        y.Backward();
        AssertValues(x.Grad, 8, 16);
    }

    [Fact]
    public void Unused_inputs_throw_or_give_null()
    {
        var (x, unused) = (Leaf(1, 2), Leaf(1));
        Assert.Throws<GradientException>(() => Autograd.Grad(x.Sum(), [x, unused]));
        var gradients = Autograd.Grad(x.Sum(), [x, unused], allowUnused: true);
        AssertValues(gradients[0], 1, 1);
        Assert.Null(gradients[1]);
    }

    [Fact]
    public void Inputs_may_repeat_be_outputs_and_must_require_grad()
    {
        var x = Leaf(1, 2);
        AssertValues(Autograd.Grad(x, [x], Plain(1, 1))[0], 1, 1);
        var twice = Autograd.Grad([x.Sum(), x.Mul(x).Sum()], [x, x]);
        AssertValues(twice[0], 3, 5);
        AssertValues(twice[1], 3, 5);
        Assert.Throws<GradientException>(() => Autograd.Grad(x.Sum(), [Plain(1)]));
    }

    [Fact]
    public void Second_and_third_order()
    {
        var x = Leaf(2);
        var y = x.Mul(x).Mul(x).Mul(x).Sum();
        var first = Autograd.Grad(y, [x], createGraph: true)[0]!;
        AssertValues(first, 32);
        var second = Autograd.Grad(first.Sum(), [x], createGraph: true)[0]!;
        AssertValues(second, 48);
        AssertValues(Autograd.Grad(second.Sum(), [x])[0], 48);
    }

    [Fact]
    public void Backward_with_a_created_graph_leaves_a_gradient_that_can_be_differentiated()
    {
        var x = Leaf(2);
        x.Pow(3).Sum().Backward(createGraph: true);
        AssertValues(x.Grad, 12);
        Assert.True(x.Grad!.RequiresGrad);
        AssertValues(Autograd.Grad(x.Grad.Sum(), [x])[0], 12);
    }

    [Fact]
    public void Second_order_through_two_inputs()
    {
        var (a, b) = (Leaf(2), Leaf(5));
        var first = Autograd.Grad(a.Mul(a).Mul(b).Sum(), [a, b], createGraph: true);
        AssertValues(first[0], 20);
        AssertValues(first[1], 4);
        var mixed = Autograd.Grad(first[0]!.Sum(), [a, b]);
        AssertValues(mixed[0], 10);
        AssertValues(mixed[1], 4);
    }

    [Fact]
    public void Second_order_through_a_change_in_place_of_a_view()
    {
        var x = Leaf(1, 2, 3);
        var b = x.Mul(1);
        b.Narrow(0, 1, 2).ExpInPlace();
        var first = Autograd.Grad(b.Mul(b).Sum(), [x], createGraph: true)[0]!;
        Assert.Equal([2, 2 * Math.Exp(4), 2 * Math.Exp(6)], first.ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-5 * b);
        var second = Autograd.Grad(first.Sum(), [x])[0]!;
        Assert.Equal([2, 4 * Math.Exp(4), 4 * Math.Exp(6)], second.ToArray<double>(), (a, b) => Math.Abs(a - b) < 1e-5 * b);
    }

    [Fact]
    public void Without_createGraph_the_gradients_are_not_recorded()
    {
        var x = Leaf(2);
        Assert.False(Autograd.Grad(x.Mul(x).Sum(), [x])[0]!.RequiresGrad);
    }
}
