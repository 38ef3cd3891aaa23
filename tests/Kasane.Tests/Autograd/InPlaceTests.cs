using Kasane.Internal;
using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>Changes in place, of tensors and of views; the expected numbers are PyTorch's.</summary>
public class InPlaceTests
{
    [Fact]
    public void A_leaf_that_requires_grad_must_not_be_changed()
    {
        var x = Leaf(1, 2);
        Assert.Throws<GradientException>(() => x.MulInPlace(2));
        Assert.Throws<GradientException>(() => x.Narrow(0, 0, 1).MulInPlace(2));
        Assert.Throws<GradientException>(() => x.View(2, 1).CopyInPlace(Plain(1)));
        AssertValues(x.Detach(), 1, 2);
        Assert.Equal(0, x.Version);
    }

    [Fact]
    public void Without_recording_it_may_be()
    {
        var x = Leaf(1, 2);
        using (Autograd.NoGrad())
        {
            x.MulInPlace(2);
            x.Narrow(0, 0, 1).MulInPlace(5);
        }
        AssertValues(x.Detach(), 10, 4);
        Assert.True(x.IsLeaf);
        Assert.Equal(2, x.Version);
    }

    [Fact]
    public void A_change_in_place_is_recorded()
    {
        var x = Leaf(1, 2);
        var y = x.Mul(1);
        Assert.Same(y, y.ExpInPlace());
        y.Sum().Backward();
        Assert.Equal([2.7182817f, 7.389056f], x.Grad!.ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-6 * b);
        var z = x.Mul(1);
        z.MulInPlace(z);
        x.Grad = null;
        z.Sum().Backward();
        AssertValues(x.Grad, 2, 4);
    }

    [Fact]
    public void A_plain_tensor_becomes_a_result()
    {
        var (b, w) = (Plain(1, 2, 3), Leaf(3, 4));
        var v = b.Narrow(0, 0, 2);
        v.MulInPlace(w);
        Assert.True(v.RequiresGrad);
        Assert.True(b.RequiresGrad);
        Assert.Equal("CopySlices", b.GradientFunction!.Name);
        b.Sum().Backward();
        AssertValues(w.Grad, 1, 2);
    }

    [Fact]
    public void A_view_follows_its_base()
    {
        var x = Leaf(1, 2, 3);
        var b = x.Mul(2);
        var v = b.Narrow(0, 0, 2);
        b.MulInPlace(3);
        v.Sum().Backward();
        AssertValues(x.Grad, 6, 6, 0);
    }

    [Fact]
    public void Overlapping_views_re_root_their_base_one_after_another()
    {
        var x = Leaf(1, 2, 3);
        var b = x.Mul(2);
        var (v, u) = (b.Narrow(0, 0, 2), b.Narrow(0, 1, 2));
        v.MulInPlace(v.Detach().Add(1));
        u.AddInPlace(x.Narrow(0, 0, 2));
        AssertValues(b.Detach(), 6, 21, 8);
        b.Mul(b).Sum().Backward();
        AssertValues(x.Grad, 114, 436, 32);
    }

    [Fact]
    public void A_whole_view_re_roots_its_base()
    {
        var x = Leaf(1, 2);
        var b = x.Mul(1);
        b.View(2, 1).ExpInPlace();
        b.Mul(b).Sum().Backward();
        Assert.Equal([14.7781f, 109.1963f], x.Grad!.ToArray<float>(), (a, b) => Math.Abs(a - b) < 1e-4 * b);
    }

    [Fact]
    public void A_copy_into_a_part_sends_gradients_to_its_source()
    {
        var x = Leaf(1, 2, 3, 4);
        var b = x.Mul(1);
        b.Narrow(0, 1, 2).CopyInPlace(x.Narrow(0, 0, 2).Mul(5));
        b.Mul(b).Sum().Backward();
        AssertValues(x.Grad, 52, 100, 0, 8);
    }

    [Fact]
    public void Views_of_views_know_the_base()
    {
        var x = Tensor.Arange(0.0f, 6.0f, requiresGrad: true);
        var b = x.Mul(1);
        var inner = b.View(2, 3).Transpose(0, 1).Select(0, 1);
        inner.MulInPlace(10);
        AssertValues(b.Detach(), 0, 10, 2, 3, 40, 5);
        b.Mul(b).Sum().Backward();
        AssertValues(x.Grad, 0, 200, 4, 6, 800, 10);
        AssertValues(inner.Detach(), 10, 40);
        Assert.Equal("Select", inner.GradientFunction!.Name.Replace("Slice", "Select", StringComparison.Ordinal));
    }

    [Fact]
    public void Source_and_target_may_overlap()
    {
        var x = Leaf(1, 2, 3, 4);
        var b = x.Mul(1);
        b.Narrow(0, 1, 3).CopyInPlace(b.Narrow(0, 0, 3));
        AssertValues(b.Detach(), 1, 1, 2, 3);
        b.Mul(Plain(1, 10, 100, 1000)).Sum().Backward();
        AssertValues(x.Grad, 11, 100, 1000, 0);
    }

    [Fact]
    public void A_view_made_without_recording_is_not_changed_with_it()
    {
        var b = Leaf(1, 2).Mul(1);
        Tensor v, free;
        var plain = Plain(1, 2);
        using (Autograd.NoGrad()) (v, free) = (b.Narrow(0, 0, 1), plain.Narrow(0, 0, 1));
        Assert.Throws<GradientException>(() => v.MulInPlace(2));
        Assert.Throws<GradientException>(() => free.MulInPlace(Leaf(3)));
        free.MulInPlace(2);
        AssertValues(plain, 2, 2);
    }

    [Fact]
    public void One_of_several_views_is_not_changed()
    {
        var b = Leaf(1, 2).Mul(1);
        var part = Primitive.CallView(new ViewOp(Layout.Contiguous([2, 1]), Layout.Contiguous([2])), b, severalOutputs: true);
        Assert.Throws<GradientException>(() => part.MulInPlace(2));
        Assert.Throws<GradientException>(() => part.View(2).MulInPlace(2));
        using (Autograd.NoGrad()) part.MulInPlace(2);
    }

    [Fact]
    public void Broadcast_memory_is_not_written()
    {
        Assert.Throws<KasaneException>(() => Plain(1).Expand(3).AddInPlace(1));
        Assert.Throws<ShapeException>(() => Plain(1, 2).AddInPlace(Tensor.Zeros(2, 2)));
        Assert.Throws<DTypeException>(() => Tensor.Arange(3).AddInPlace(1.5));
    }

    [Fact]
    public void Detach_cuts_the_history_but_not_the_memory()
    {
        var x = Leaf(1, 2);
        var d = x.Mul(2).Detach();
        Assert.False(d.RequiresGrad);
        d.AddInPlace(1);
        AssertValues(d, 3, 5);
        x.Detach().AddInPlace(1);
        AssertValues(x.Detach(), 2, 3);
    }
}
