namespace Kasane.Tests;

public class ModuleStateTests
{
    [Fact]
    public void AStateDictMakesTwoModulesEqual()
    {
        var (a, b) = (new Linear(3, 2), new Linear(3, 2));
        Assert.True(b.LoadStateDict(a.StateDict()).IsComplete);
        Assert.Equal(a.Weight.ToArray<float>(), b.Weight.ToArray<float>());
        Assert.Equal(a.Bias!.ToArray<float>(), b.Bias!.ToArray<float>());
        Assert.NotSame(a.Weight.Storage, b.Weight.Storage);
    }

    [Fact]
    public void AStateDictSharesMemoryAndItsCloneDoesNot()
    {
        var layer = new Linear(1, 1);
        var (state, snapshot) = (layer.StateDict(), layer.StateDict().Clone());
        var before = layer.Weight.Item<float>();
        using (Autograd.NoGrad()) layer.Weight.AddInPlace(1);
        Assert.Equal(before + 1, state["weight"].Item<float>());
        Assert.Equal(before, snapshot["weight"].Item<float>());
        Assert.False(state["weight"].RequiresGrad);
    }

    [Fact]
    public void AllProblemsAreNamedAndNothingIsChanged()
    {
        var layer = new Linear(3, 2);
        var before = layer.Weight.ToArray<float>();
        var state = new StateDict { ["weight"] = Tensor.Zeros([2, 3]), ["bias"] = Tensor.Zeros([5]), ["extra"] = Tensor.Zeros([1]) };
        var exception = Assert.Throws<StateDictException>(() => layer.LoadStateDict(state));
        Assert.Contains("unexpected: extra", exception.Message, StringComparison.Ordinal);
        Assert.Contains("bias has shape (5,), expected (2,)", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, layer.Weight.ToArray<float>());

        state.Remove("bias");
        exception = Assert.Throws<StateDictException>(() => layer.LoadStateDict(state));
        Assert.Contains("missing: bias", exception.Message, StringComparison.Ordinal);
        Assert.Equal(before, layer.Weight.ToArray<float>());
    }

    [Fact]
    public void WithoutStrictnessKeysAreReported()
    {
        var layer = new Linear(3, 2);
        var report = layer.LoadStateDict(new StateDict { ["weight"] = Tensor.Ones([2, 3]), ["extra"] = Tensor.Zeros([1]) }, strict: false);
        Assert.Equal(["bias"], report.MissingKeys);
        Assert.Equal(["extra"], report.UnexpectedKeys);
        Assert.All(layer.Weight.ToArray<float>(), value => Assert.Equal(1, value));
        Assert.Throws<StateDictException>(() => layer.LoadStateDict(new StateDict { ["weight"] = Tensor.Ones([1]) }, strict: false));
    }

    [Fact]
    public void ValuesAreConvertedToTheModulesDType()
    {
        var layer = new Linear(1, 1, bias: false);
        layer.LoadStateDict(new StateDict { ["weight"] = Tensor.Full([1, 1], 0.5, DType.Float64) });
        Assert.Equal(DType.Float32, layer.Weight.DType);
        Assert.Equal(0.5f, layer.Weight.Item<float>());
    }

    [Fact]
    public void TrainAndEvalReachEveryModule()
    {
        var net = new Sequential(new Dropout(), new Sequential(new Dropout()));
        Assert.All(net.Eval().Modules(), module => Assert.False(module.IsTraining));
        Assert.All(net.Train().Modules(), module => Assert.True(module.IsTraining));
    }
}
