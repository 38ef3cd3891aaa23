using Kasane.Internal;
using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>How long a graph can be used, and what an exception leaves behind.</summary>
public class GraphLifetimeTests
{
    [Fact]
    public void A_second_run_needs_a_retained_graph()
    {
        var x = Leaf(1, 2);
        var y = x.Mul(x).Sum();
        y.Backward();
        Assert.Throws<GradientException>(() => y.Backward());
        AssertValues(x.Grad, 2, 4);
        var z = x.Mul(x).Sum();
        z.Backward(retainGraph: true);
        z.Backward();
        AssertValues(x.Grad, 6, 12);
    }

    [Fact]
    public void Where_nothing_was_saved_a_second_run_is_fine()
    {
        var x = Leaf(1, 2);
        var y = x.Add(1).Sum();
        y.Backward();
        y.Backward();
        AssertValues(x.Grad, 2, 2);
    }

    [Fact]
    public void A_saved_tensor_must_not_have_changed()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(2);
        var y = h.Mul(h);
        h.AddInPlace(1);
        Assert.Throws<GradientException>(() => y.Sum().Backward());
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_saved_result_must_not_have_changed()
    {
        var y = Leaf(1, 2).Exp();
        y.MulInPlace(2);
        Assert.Throws<GradientException>(() => y.Sum().Backward());
    }

    [Fact]
    public void Changes_through_a_detached_tensor_or_a_view_count()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(2);
        var y = h.Mul(h).Sum();
        h.Detach().AddInPlace(1);
        Assert.Throws<GradientException>(() => y.Backward());
        var g = x.Mul(2);
        var z = g.Mul(g).Sum();
        using (Autograd.NoGrad()) g.Narrow(0, 0, 1).FillInPlace(0);
        Assert.Throws<GradientException>(() => z.Backward());
    }

    [Fact]
    public void An_exception_on_the_way_changes_no_gradient()
    {
        var (x, w) = (Leaf(1, 2), Leaf(3, 4));
        w.Sum().Backward();
        var h = x.Mul(2);
        h.RetainGrad();
        var fails = true;
        var k = h.Mul(1);
        h.RegisterHook(_ => fails ? throw new InvalidOperationException("no") : null);
        var y = k.Add(w).Sum();
        Assert.Throws<InvalidOperationException>(() => y.Backward(retainGraph: true));
        Assert.Null(x.Grad);
        Assert.Null(h.Grad);
        AssertValues(w.Grad, 1, 1);
        fails = false;
        y.Backward();
        AssertValues(x.Grad, 2, 2);
        AssertValues(h.Grad, 1, 1);
        AssertValues(w.Grad, 2, 2);
    }

    [Fact]
    public void An_exception_in_a_leafs_hook_changes_no_gradient()
    {
        var (x, w) = (Leaf(1, 2), Leaf(3, 4));
        var handle = w.RegisterHook(_ => throw new InvalidOperationException("no"));
        var y = x.Mul(w).Sum();
        Assert.Throws<InvalidOperationException>(() => y.Backward(retainGraph: true));
        Assert.Null(x.Grad);
        Assert.Null(w.Grad);
        handle.Remove();
        y.Backward();
        AssertValues(x.Grad, 3, 4);
        AssertValues(w.Grad, 1, 2);
    }

    [Fact]
    public void An_exception_in_a_derivative_changes_no_gradient()
    {
        var (x, w) = (Leaf(1, 2), Leaf(3, 4));
        var h = x.Mul(2);
        var y = h.Mul(h).Add(w).Sum();
        h.AddInPlace(1);
        for (var i = 0; i < 2; i++)
        {
            Assert.Throws<GradientException>(() => y.Backward(retainGraph: true));
            Assert.Null(x.Grad);
            Assert.Null(w.Grad);
        }
        Autograd.Backward([y], inputs: [w]);
        AssertValues(w.Grad, 1, 1);
    }

    [Fact]
    public void A_hook_may_run_backward_over_the_same_graph()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(x);
        var y = h.Mul(3).Sum();
        Tensor?[]? inner = null;
        var inside = false;
        h.RegisterHook(_ =>
        {
            if (inside) return null;
            inside = true;
            inner = Autograd.Grad(y, [x], retainGraph: true);
            return null;
        });
        y.Backward();
        AssertValues(inner![0], 6, 12);
        AssertValues(x.Grad, 6, 12);
    }

    [Fact]
    public void The_same_gradient_for_several_inputs_arrives_at_each_unchanged()
    {
        var (a, b) = (Leaf(1, 2), Leaf(1, 2));
        var (u, v) = (a.Mul(1), b.Mul(1));
        // The first two go to one place and are summed there; the third must not see the sum.
        Primitive.Call(default(AddThree), [u, u, v])[0].Mul(1).Sum().Backward();
        AssertValues(a.Grad, 2, 2);
        AssertValues(b.Grad, 1, 1);
    }

    private readonly struct AddThree : IOpN
    {
        public static string Name => "AddThree";

        public ulong Saves(ReadOnlySpan<Tensor?> inputs) => 0;

        public TensorRow Forward(ReadOnlySpan<Tensor?> inputs) => [inputs[0]!.Detach().Add(inputs[1]!.Detach()).Add(inputs[2]!.Detach())];

        public TensorRow Backward(ReadOnlySpan<Tensor?> gradients, in SavedN saved) => [gradients[0], gradients[0], gradients[0]];
    }
}
