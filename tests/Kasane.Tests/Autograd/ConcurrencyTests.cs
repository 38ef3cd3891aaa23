using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>Several threads and one graph, or one leaf.</summary>
public class ConcurrencyTests
{
    [Fact]
    public void Threads_may_run_backward_over_a_retained_graph()
    {
        var x = Leaf(1, 2);
        var h = x.Mul(x);
        for (var i = 0; i < 50; i++) h = h.Add(h.Mul(0.5)).Mul(0.5);
        var y = h.Sum();
        var expected = Autograd.Grad(y, [x], retainGraph: true)[0]!.ToArray<float>();
        const int runs = 200;
        InParallel(4, _ =>
        {
            for (var i = 0; i < runs; i++)
                Assert.Equal(expected, Autograd.Grad(y, [x], retainGraph: true)[0]!.ToArray<float>());
        });
        Assert.Null(x.Grad);
        InParallel(2, _ => y.Backward(retainGraph: true));
        Assert.Equal(expected.Select(value => value * 2), x.Grad!.ToArray<float>());
    }

    [Fact]
    public void No_gradient_of_a_shared_leaf_is_lost()
    {
        var x = Leaf(1, 2);
        const int threads = 4, runs = 2000;
        InParallel(threads, _ =>
        {
            for (var i = 0; i < runs; i++) x.Mul(2).Sum().Backward();
        });
        AssertValues(x.Grad, threads * runs * 2, threads * runs * 2);
    }

    [Fact]
    public void Threads_that_record_with_a_new_leaf_agree_on_its_node()
    {
        for (var i = 0; i < 300; i++)
        {
            var x = Leaf(1, 2);
            var outputs = new Tensor[4];
            InParallel(4, thread => outputs[thread] = x.Mul(2).Sum());
            foreach (var output in outputs) AssertValues(Autograd.Grad(output, [x])[0], 2, 2);
        }
    }

    private static void InParallel(int threads, Action<int> body)
    {
        using var start = new Barrier(threads);
        Exception? failure = null;
        var workers = Enumerable.Range(0, threads).Select(i => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                body(i);
            }
            catch (Exception exception)
            {
                failure = exception;
            }
        })).ToArray();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        if (failure is not null) throw new InvalidOperationException("A thread failed.", failure);
    }
}
