using System.Runtime.CompilerServices;
using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>Nothing that touches the tape is recursive.</summary>
[Collection(MemoryCollection.Name)]
public class DeepTapeTests
{
    private const int Depth = 1_000_000;

    [Fact]
    public void Backward_printing_and_release_survive_a_million_operations()
    {
        var x = Leaf(1, 2);
        var weak = Work(x);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();
        Assert.False(weak.IsAlive);
        AssertValues(x.Grad, 4, 4);
    }

    [Fact]
    public void Grad_survives_a_million_operations()
    {
        var x = Leaf(1, 2);
        AssertValues(Autograd.Grad(Chain(x).Sum(), [x])[0], 1, 1);
    }

    [Fact]
    public void Views_upon_views_survive()
    {
        var x = Leaf(1, 2);
        var y = x.Mul(1);
        var v = y;
        for (var i = 0; i < 20_000; i++) v = v.View(2);
        v.MulInPlace(3);
        y.Sum().Backward();
        AssertValues(x.Grad, 3, 3);
        v.Sum().Backward();
        AssertValues(x.Grad, 6, 6);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static WeakReference Work(Tensor x)
    {
        var y = Chain(x);
        Assert.Equal("tensor([1., 2.], grad_fn=<AddBackward0>)", y.ToString());
        y.Sum().Backward(retainGraph: true);
        y.Mul(3).Sum().Backward();
        return new(y.GradientFunction);
    }

    private static Tensor Chain(Tensor x)
    {
        var y = x;
        for (var i = 0; i < Depth; i++) y = y.Add(0);
        return y;
    }
}
