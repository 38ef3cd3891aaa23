namespace Kasane.Tests;

public class OptimizerTests
{
    [Fact]
    public void OptionsOutsideTheirRangeAreRefused()
    {
        var x = Leaf(1);
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam([x], lr: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam([x], lr: double.NaN));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam([x], betas: (1, 0.9)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new Adam([x], eps: -1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new SGD([x], 0.1, weightDecay: -1));
        Assert.Throws<ArgumentException>(() => new SGD([x], 0.1, nesterov: true));
        Assert.Throws<ArgumentOutOfRangeException>(() => new ParameterGroup([x], new SGDOptions()));
    }

    [Fact]
    public void ParametersMustBeLeavesAndInOneGroup()
    {
        var x = Leaf(1);
        Assert.Throws<ArgumentException>(() => new SGD(Array.Empty<Tensor>(), 0.1));
        Assert.Throws<ArgumentException>(() => new SGD([x, x], 0.1));
        Assert.Throws<ArgumentException>(() => new SGD([x * 2], 0.1));
        Assert.Throws<ArgumentException>(() => new Adam([new ParameterGroup([x], new SGDOptions { LearningRate = 1 })]));
        var optimizer = new SGD([x], 0.1);
        Assert.Throws<ArgumentException>(() => optimizer.AddGroup(new([x], new SGDOptions { LearningRate = 1 })));
        Assert.Throws<ArgumentException>(() => optimizer.Groups[0].Options = new AdamOptions());
        Assert.Single(optimizer.Groups);
    }

    [Fact]
    public void WithoutAGradientNothingHappens()
    {
        var (x, y) = (Leaf(1), Leaf(1));
        var optimizer = new Adam([x, y], lr: 0.1);
        (x * 3).Sum().Backward();
        optimizer.Step();
        Assert.Equal(0.9f, x.Item<float>(), 1e-6f);
        Assert.Equal(1, y.Item<float>());
        Assert.Equal([0], optimizer.StateDict().State.Keys);
        optimizer.ZeroGrad();
        Assert.Null(x.Grad);
        var version = x.Version;
        optimizer.Step();
        Assert.Equal(version, x.Version);
    }

    [Fact]
    public void GroupsHaveTheirOwnOptions()
    {
        var (x, y) = (Leaf(1), Leaf(1));
        var options = new SGDOptions { LearningRate = 0.1 };
        var optimizer = new SGD([new([x], options), new([y], options with { LearningRate = 0.5 })]);
        (x + y).Sum().Backward();
        optimizer.Step();
        Assert.Equal(0.9f, x.Item<float>(), 1e-6f);
        Assert.Equal(0.5f, y.Item<float>(), 1e-6f);
        optimizer.Groups[0].Options = optimizer.Groups[0].Options with { LearningRate = 0 };
        optimizer.Step();
        Assert.Equal(0.9f, x.Item<float>(), 1e-6f);
    }

    [Theory]
    [InlineData(DType.Float32)]
    [InlineData(DType.Float64)]
    [InlineData(DType.BFloat16)]
    public void ParametersThatAreNotContiguousAreUpdatedInPlace(DType dtype)
    {
        var plain = Tensor.Arange(6).To(dtype).Reshape(2, 3);
        var turned = plain.Clone().AsStrided([2, 3], [1, 2]).Detach();
        using (Autograd.NoGrad()) turned.CopyInPlace(plain);
        (plain.RequiresGrad, turned.RequiresGrad) = (true, true);
        var optimizer = new Adam([plain, turned], lr: 0.25, weightDecay: 0.1);
        for (var step = 0; step < 3; step++)
        {
            optimizer.ZeroGrad();
            (plain.Square().Sum() + turned.Square().Sum()).Backward();
            optimizer.Step();
        }
        Assert.False(turned.IsContiguous);
        Assert.Equal(plain.ToArray<double>(), turned.ToArray<double>());
    }

    [Fact]
    public void AStateDictThatDoesNotFitChangesNothing()
    {
        var x = Leaf(1);
        var optimizer = new Adam([x], lr: 0.1);
        (x * 2).Sum().Backward();
        optimizer.Step();
        var state = optimizer.StateDict();
        Assert.Throws<StateDictException>(() => optimizer.LoadStateDict(state with { ParamGroups = [] }));
        Assert.Throws<StateDictException>(() => optimizer.LoadStateDict(With("exp_avg", Tensor.Zeros([3]))));
        Assert.Throws<StateDictException>(() => optimizer.LoadStateDict(With("exp_avg", "text")));
        Assert.Throws<StateDictException>(() => optimizer.LoadStateDict(Option("lr", -1.0)));
        Assert.Throws<StateDictException>(() => optimizer.LoadStateDict(Option("betas", 0.5)));
        Assert.Equal(0.1, optimizer.Groups[0].Options.LearningRate);
        Assert.Equal(1f, ((Tensor)optimizer.StateDict().State[0]["step"]!).Item<float>());

        optimizer.LoadStateDict(Option("lr", 0.5));
        Assert.Equal(0.5, optimizer.Groups[0].Options.LearningRate);

        OptimizerStateDict With(string name, object value) =>
            state with { State = new Dictionary<int, IReadOnlyDictionary<string, object?>> { [0] = new Dictionary<string, object?>(state.State[0]) { [name] = value } } };

        OptimizerStateDict Option(string name, object value) =>
            state with { ParamGroups = [state.ParamGroups[0] with { Options = new Dictionary<string, object?>(state.ParamGroups[0].Options) { [name] = value } }] };
    }

    [Fact]
    public void ALoadedStateIsACopyAndGoesOnAlike()
    {
        var (x, y) = (Leaf(1), Leaf(1));
        var (first, second) = (new SGD([x], 0.1, momentum: 0.9), new SGD([y], 0.3));
        Step(first, x);
        using (Autograd.NoGrad()) y.CopyInPlace(x);
        second.LoadStateDict(first.StateDict());
        Step(first, x);
        Step(second, y);
        Assert.Equal(x.Item<float>(), y.Item<float>());

        static void Step(Optimizer optimizer, Tensor x)
        {
            optimizer.ZeroGrad();
            x.Square().Sum().Backward();
            optimizer.Step();
        }
    }

    private static Tensor Leaf(params float[] values) => Values.Leaf(values);
}
