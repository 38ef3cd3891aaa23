using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>Hooks on gradients, and retained gradients.</summary>
public class HookTests
{
    [Fact]
    public void Hooks_run_in_order_and_see_what_the_one_before_returned()
    {
        var x = Leaf(1, 2);
        var seen = new List<float[]>();
        var y = x.Mul(3);
        y.RegisterHook(gradient =>
        {
            seen.Add(gradient.ToArray<float>());
            return gradient.Mul(2);
        });
        y.RegisterHook(gradient =>
        {
            seen.Add(gradient.ToArray<float>());
            return null;
        });
        y.RetainGrad();
        y.Sum().Backward();
        Assert.Equal([[1, 1], [2, 2]], seen);
        AssertValues(y.Grad, 2, 2);
        AssertValues(x.Grad, 6, 6);
    }

    [Fact]
    public void A_leafs_hook_runs_once_per_run_on_the_sum()
    {
        var x = Leaf(1, 2);
        var calls = 0;
        x.RegisterHook(gradient =>
        {
            calls++;
            AssertValues(gradient, 5, 5);
            return gradient.Mul(2);
        });
        for (var i = 0; i < 2; i++) x.Mul(3).Add(x.Mul(2)).Sum().Backward();
        Assert.Equal(2, calls);
        AssertValues(x.Grad, 20, 20);
    }

    [Fact]
    public void A_removed_hook_does_not_run()
    {
        var x = Leaf(1, 2);
        var handle = x.RegisterHook(gradient => gradient.Mul(100));
        using (x.RegisterHook(gradient => gradient.Mul(1000)))
        {
        }
        handle.Remove();
        handle.Remove();
        x.Sum().Backward();
        AssertValues(x.Grad, 1, 1);
    }

    [Fact]
    public void A_hook_may_remove_itself_while_it_runs()
    {
        var x = Leaf(1, 2);
        HookHandle? handle = null;
        var calls = 0;
        handle = x.RegisterHook(_ =>
        {
            calls++;
            handle!.Remove();
            return null;
        });
        x.Sum().Backward();
        x.Sum().Backward();
        Assert.Equal(1, calls);
    }

    [Fact]
    public void A_replacement_must_be_like_the_gradient()
    {
        var x = Leaf(1, 2);
        x.RegisterHook(_ => Plain(1));
        Assert.Throws<GradientException>(() => x.Sum().Backward());
        Assert.Null(x.Grad);
    }

    [Fact]
    public void A_gradient_that_a_hook_kept_is_not_changed_later()
    {
        var (x, w) = (Leaf(1, 2), Leaf(3, 4));
        Tensor? kept = null;
        var h = x.Mul(w);
        h.RegisterHook(gradient =>
        {
            kept = gradient;
            return null;
        });
        h.Add(h.Mul(2)).Sum().Backward();
        x.Mul(w).Sum().Backward();
        AssertValues(kept, 3, 3);
        AssertValues(x.Grad, 12, 16);
    }

    [Fact]
    public void Hooks_need_a_tensor_that_requires_grad()
    {
        Assert.Throws<GradientException>(() => Plain(1).RegisterHook(_ => null));
        Assert.Throws<GradientException>(() => Plain(1).RetainGrad());
    }

    [Fact]
    public void Retained_gradients_add_up()
    {
        var x = Leaf(1, 2);
        var y = x.Mul(3);
        Assert.False(y.RetainsGrad);
        y.RetainGrad();
        y.RetainGrad();
        Assert.True(y.RetainsGrad);
        var z = y.Sum();
        z.Backward(retainGraph: true);
        z.Backward();
        AssertValues(y.Grad, 2, 2);
        x.RetainGrad();
        Assert.False(x.RetainsGrad);
    }

    [Fact]
    public void After_a_change_in_place_the_new_value_retains_its_gradient_and_old_hooks_see_the_old_one()
    {
        var x = Leaf(1, 2);
        var y = x.Mul(1);
        Tensor? before = null;
        y.RegisterHook(gradient =>
        {
            before = gradient;
            return null;
        });
        y.RetainGrad();
        y.MulInPlace(2);
        y.Sum().Backward();
        AssertValues(before, 2, 2);
        AssertValues(y.Grad, 1, 1);
        AssertValues(x.Grad, 2, 2);
    }

    [Fact]
    public void Hooks_run_without_recording_unless_a_graph_is_created()
    {
        var x = Leaf(1, 2);
        var recording = new List<bool>();
        x.RegisterHook(_ =>
        {
            recording.Add(Autograd.IsGradEnabled);
            return null;
        });
        x.Mul(x).Sum().Backward();
        x.Mul(x).Sum().Backward(createGraph: true);
        Assert.Equal([false, true], recording);
    }
}
