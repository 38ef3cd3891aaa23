using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>No-grad and inference mode, and what may require grad.</summary>
public class GradModeTests
{
    [Fact]
    public void Without_recording_results_are_plain()
    {
        var x = Leaf(1, 2);
        using (Autograd.NoGrad())
        {
            Assert.False(Autograd.IsGradEnabled);
            Assert.False(x.Mul(2).RequiresGrad);
            using (Autograd.EnableGrad()) Assert.True(x.Mul(2).RequiresGrad);
            using (Autograd.EnableGrad(false)) Assert.False(x.Mul(2).RequiresGrad);
            Assert.True(Tensor.Ones([1], requiresGrad: true).RequiresGrad);
        }
        Assert.True(Autograd.IsGradEnabled);
        Assert.True(x.Mul(2).RequiresGrad);
    }

    [Fact]
    public void The_mode_belongs_to_the_thread()
    {
        using var guard = Autograd.NoGrad();
        var enabled = false;
        var thread = new Thread(() => enabled = Autograd.IsGradEnabled);
        thread.Start();
        thread.Join();
        Assert.True(enabled);
    }

    [Fact]
    public void Inference_tensors_may_be_read_but_not_saved_or_changed()
    {
        Tensor x;
        using (Autograd.InferenceMode()) x = Plain(1, 2).Mul(1);
        Assert.True(x.IsInference);
        var y = Leaf(1, 1);
        AssertValues(x.Add(y).Detach(), 2, 3);
        Assert.Throws<GradientException>(() => x.Mul(y));
        Assert.Throws<GradientException>(() => x.AddInPlace(1));
        Assert.Throws<GradientException>(() => x.RequiresGrad = true);
        Assert.False(x.Mul(1).IsInference);
        AssertValues(x.Clone().Mul(y).Detach(), 1, 2);
    }

    [Fact]
    public void In_inference_mode_the_memory_decides_what_a_view_is()
    {
        var y = Leaf(1, 1);
        using (Autograd.InferenceMode())
        {
            var z = y.Mul(2);
            Assert.False(z.RequiresGrad);
            Assert.True(z.IsInference);
            Assert.True(z.Narrow(0, 0, 1).IsInference);
            Assert.False(y.Narrow(0, 0, 1).IsInference);
            Assert.False(y.Detach().IsInference);
            using (Autograd.EnableGrad()) Assert.False(y.Mul(2).RequiresGrad);
            using (Autograd.InferenceMode(false)) Assert.True(y.Mul(2).RequiresGrad);
        }
    }

    [Fact]
    public void A_normal_tensor_may_be_changed_in_inference_mode()
    {
        var y = Plain(1, 1);
        using (Autograd.InferenceMode()) y.AddInPlace(1);
        AssertValues(y, 2, 2);
    }

    [Fact]
    public void A_view_made_in_inference_mode_is_not_changed_under_recording()
    {
        var y = Plain(1, 1);
        Tensor v;
        using (Autograd.InferenceMode()) v = y.Narrow(0, 0, 1);
        Assert.Throws<GradientException>(() => v.MulInPlace(Leaf(3)));
        v.MulInPlace(3);
        AssertValues(y, 3, 1);
    }

    [Fact]
    public void RequiresGrad_is_for_differentiable_leaves()
    {
        Assert.Throws<GradientException>(() => Tensor.Arange(3).RequiresGrad = true);
        var y = Leaf(1, 2).Mul(2);
        Assert.False(y.IsLeaf);
        Assert.Throws<GradientException>(() => y.RequiresGrad = false);
        y.RequiresGrad = true;
        var x = Leaf(1);
        x.RequiresGrad = false;
        Assert.True(x.IsLeaf);
        Assert.False(x.Mul(2).RequiresGrad);
    }

    [Fact]
    public void Results_that_cannot_be_differentiated_are_not_recorded()
    {
        var x = Leaf(1, 2);
        Assert.False(x.Gt(1).RequiresGrad);
        Assert.False(x.To(DType.Int64).RequiresGrad);
    }

    [Fact]
    public void The_tape_can_be_walked()
    {
        var (x, w) = (Leaf(1, 2), Plain(3, 4));
        var y = x.Mul(w).Sum();
        var sum = y.GradientFunction!;
        Assert.Equal("Sum", sum.Name);
        var product = sum.Next.Single()!;
        Assert.Equal(["AccumulateGrad", null], product.Next.Select(next => next?.Name));
        Assert.True(sum.Sequence > product.Sequence);
        Assert.Null(x.GradientFunction);
    }
}
