using static Kasane.Tests.Values;

namespace Kasane.Tests;

/// <summary>Checkpoints and hooks of saved tensors.</summary>
public class CheckpointTests
{
    [Fact]
    public void Gradients_are_those_without_a_checkpoint_and_the_function_runs_again_once()
    {
        var (x, w) = (Tensor.From([0.3, -0.8], [2], requiresGrad: true), Tensor.From([1.2, 0.7], [2], requiresGrad: true));
        var runs = 0;
        Tensor Body(Tensor input)
        {
            runs++;
            return (input.Tanh() * w).Exp().Sin();
        }
        Body(x).Sum().Backward();
        var (gx, gw) = (x.Grad!.ToArray<double>(), w.Grad!.ToArray<double>());
        x.Grad = w.Grad = null;
        runs = 0;
        var y = Autograd.Checkpoint(Body, x);
        Assert.Equal(1, runs);
        y.Sum().Backward();
        Assert.Equal(2, runs);
        Assert.Equal(gx, x.Grad!.ToArray<double>());
        Assert.Equal(gw, w.Grad!.ToArray<double>());
    }

    [Fact]
    public void Random_numbers_are_drawn_again()
    {
        var x = Tensor.Ones(64);
        x.RequiresGrad = true;
        var y = Autograd.Checkpoint((Tensor input) => Functional.Dropout(input.Mul(input), 0.5).Mul(2), x);
        var mask = y.Detach().ToArray<float>();
        var before = Generator.Default.GetState();
        y.Sum().Backward();
        Assert.Equal(before, Generator.Default.GetState());
        Assert.Equal(Array.ConvertAll(mask, value => value * 2), x.Grad!.ToArray<float>());
    }

    [Fact]
    public void Checkpoints_nest_and_have_second_derivatives()
    {
        var x = Tensor.From([0.3, -0.8, 1.1], [3], requiresGrad: true);
        Func<Tensor, Tensor> inner = input => input.Sin().Mul(input);
        Func<Tensor, Tensor> outer = input => Autograd.Checkpoint(inner, input.Exp()).Square();
        Assert.True(Autograd.GradCheck(input => Autograd.Checkpoint(outer, input), x));
        Assert.True(Autograd.GradGradCheck(input => Autograd.Checkpoint(outer, input), x));
    }

    [Fact]
    public void The_graph_can_be_retained()
    {
        var x = Leaf(1, 2);
        var y = Autograd.Checkpoint(input => input.Square().Square(), x).Sum();
        y.Backward(retainGraph: true);
        y.Backward();
        AssertValues(x.Grad, 8, 64);
        Assert.Throws<GradientException>(() => y.Backward());
    }

    [Fact]
    public void Several_inputs_and_results()
    {
        var (a, b) = (Tensor.From([0.3, 2], [2], requiresGrad: true), Tensor.From([1.2, 0.7], [2], requiresGrad: true));
        Assert.True(Autograd.GradCheck(given => Autograd.Checkpoint(x => [x[0] * x[1], x[0].Exp()], given), [a, b]));
        Assert.True(Autograd.GradCheck(given => [Autograd.Checkpoint((p, q) => p.Exp() * q, given[0], given[1])], [a, b]));
    }

    [Fact]
    public void A_function_that_changes_is_refused()
    {
        var x = Leaf(1, 2);
        var runs = 0;
        var y = Autograd.Checkpoint(input => runs++ == 0 ? input.Exp().Sin() : input.Exp(), x);
        Assert.Throws<GradientException>(() => y.Sum().Backward());
        var h = x.Mul(1);
        var z = Autograd.Checkpoint(input => input.Exp().Sin(), h);
        h.MulInPlace(3);
        Assert.Throws<GradientException>(() => z.Sum().Backward());
        Assert.Null(x.Grad);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public void Modules_in_a_row(int segments)
    {
        var net = new Sequential(new Linear(3, 4), new Tanh(), new Linear(4, 4), new Sigmoid(), new Linear(4, 2));
        var x = Tensor.From([0.1f, -0.5f, 0.8f], [1, 3], requiresGrad: true);
        net.Call(x).Sum().Backward();
        var expected = net.Parameters().Select(parameter => parameter.Grad!.ToArray<float>()).ToArray();
        net.ZeroGrad();
        Autograd.CheckpointSequential(net, segments, x).Sum().Backward();
        Assert.Equal(expected, net.Parameters().Select(parameter => parameter.Grad!.ToArray<float>()));
        Assert.Throws<ArgumentOutOfRangeException>(() => Autograd.CheckpointSequential(net, 6, x));
    }

    [Fact]
    public void Hooks_pack_what_is_saved()
    {
        var x = Leaf(1, 2);
        var (packed, unpacked) = (0, 0);
        Tensor y;
        using (Autograd.SavedTensorHooks(
            tensor =>
            {
                packed++;
                Assert.False(tensor.RequiresGrad);
                return tensor.ToArray<float>();
            },
            values =>
            {
                unpacked++;
                return Tensor.From(values);
            }))
            y = x.Exp().Mul(x).Sum();
        // The result of Exp, and both factors.
        Assert.Equal((3, 0), (packed, unpacked));
        var gradient = Autograd.Grad(y, [x], createGraph: true)[0]!;
        gradient.Sum().Backward();
        Assert.Equal(MathF.E * 3, x.Grad!.ToArray<float>()[0], 1e-5);
        Assert.True(unpacked >= 3);
        x.Exp().Sum();
        Assert.Equal(3, packed);
    }

    [Fact]
    public void An_unpacked_tensor_must_be_like_the_packed_one()
    {
        var x = Leaf(1, 2);
        Tensor y;
        using (Autograd.SavedTensorHooks(tensor => tensor, _ => Plain(1))) y = x.Exp().Sum();
        Assert.Throws<GradientException>(() => y.Backward());
        using (Autograd.SaveOnCpu()) y = x.Exp().Sum();
        y.Backward();
        Assert.Equal(MathF.E, x.Grad!.ToArray<float>()[0], 1e-5);
    }

    [Fact]
    public void Hooks_end_with_their_guard()
    {
        var seen = new List<string>();
        var x = Leaf(1);
        using (Autograd.SavedTensorHooks(Note("outer"), tensor => tensor))
        {
            using (Autograd.SavedTensorHooks(Note("inner"), tensor => tensor)) x.Exp();
            x.Exp();
        }
        x.Exp();
        Assert.Equal(["inner", "outer"], seen);

        Func<Tensor, Tensor> Note(string name) => tensor =>
        {
            seen.Add(name);
            return tensor;
        };
    }
}
