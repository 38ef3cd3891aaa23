namespace Kasane.Tests;

public class StateDictHookTests
{
    [Fact]
    public void HooksChangeWhatIsSavedAndWhatIsLoaded()
    {
        var net = new Sequential(new Linear(2, 2), new Linear(2, 2));
        net[1].RegisterStateDictHook((_, state, prefix) =>
        {
            state[prefix + "renamed"] = state[prefix + "weight"];
            state.Remove(prefix + "weight");
        });
        net[1].RegisterLoadStateDictPreHook((_, state, prefix) =>
        {
            state[prefix + "weight"] = state[prefix + "renamed"];
            state.Remove(prefix + "renamed");
        });
        var loaded = new List<Module>();
        net.RegisterLoadStateDictPostHook((module, report) => loaded.Add(report.IsComplete ? module : new Identity()));
        var saved = net.StateDict();
        Assert.Equal(["0.weight", "0.bias", "1.bias", "1.renamed"], saved.Keys);
        var given = saved.Clone();
        given["1.renamed"].FillInPlace(7);
        net.LoadStateDict(given);
        Assert.Equal(4, given.Count);
        Assert.Equal(7, ((Linear)net[1]).Weight[0, 0].Item<float>());
        Assert.Equal([net], loaded);
    }

    [Fact]
    public void ARefusalNamesEverythingAsData()
    {
        var layer = new Linear(2, 3);
        var before = layer.Weight.Clone();
        var state = new StateDict { ["weight"] = Tensor.Ones(3, 3), ["extra"] = Tensor.Ones(1) };
        var exception = Assert.Throws<StateDictException>(() => layer.LoadStateDict(state));
        Assert.Equal(["bias"], exception.MissingKeys);
        Assert.Equal(["extra"], exception.UnexpectedKeys);
        Assert.Equal([new ShapeMismatch("weight", Shape.Create([3, 3]), Shape.Create([3, 2]))], exception.ShapeMismatches);
        Assert.Throws<StateDictException>(() => layer.LoadStateDict(state, strict: false));
        Assert.Equal(before.Flatten().ToArray<float>(), layer.Weight.Flatten().ToArray<float>());
    }

    [Fact]
    public void StateDictsFromBeforeBatchesWereCountedLoad()
    {
        var layer = new BatchNorm1d(2);
        var state = layer.StateDict().Clone();
        state.Remove("num_batches_tracked");
        Assert.True(layer.LoadStateDict(state).IsComplete);
    }
}
