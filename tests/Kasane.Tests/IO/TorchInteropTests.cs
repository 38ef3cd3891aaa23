using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>PyTorch and NumPy read what is written here, and the other way round: every bit the same.</summary>
public sealed class TorchInteropTests
{
    private static readonly string Script = Path.GetFullPath(Path.Combine(ConformanceFolder.Path, "..", "interop", "checkpoints.py"));

    [TorchFact]
    public void Files_of_PyTorch_and_NumPy_are_read()
    {
        using var folder = new TemporaryFolder();
        Run("write", folder);
        foreach (var name in new[] { "zip.pt", "legacy.pt" })
        {
            var content = (TorchDict)TorchFile.Load(folder.File(name))!;
            Same(name, TorchInteropContent.Create(), content);
            Assert.Single(((List<object?>)content["views"]!).Select(view => ((Tensor)view!).Storage).Distinct());
        }
        foreach (var name in new[] { "plain.npz", "packed.npz" })
        {
            var archive = Checkpoint.Load(folder.File(name));
            foreach (var (key, want) in TorchInteropContent.Arrays()) Same(key, want, archive[key]);
        }
        foreach (var (key, want) in TorchInteropContent.Arrays())
        {
            Same(key, want, Npy.Load(folder.File(key + ".npy")));
            Same(key, want, Npy.Load(folder.File(key + ".big.npy")));
        }
        foreach (var name in new[] { "object", "structure", "text", "wide" })
            Assert.Throws<CheckpointFormatException>(() => Npy.Load(folder.File(name + ".npy")));

        var net = Net();
        Assert.True(net.Load(folder.File("net.pt")).IsComplete);
        var optimizer = new Adam(net.Parameters());
        net.LoadStateDict(TorchFile.LoadStateDict(folder.File("training.pt"), "model"));
        optimizer.LoadStateDict(TorchFile.LoadOptimizerState(folder.File("training.pt"), "optimizer"));
        var saved = TorchFile.LoadOptimizerState(folder.File("training.pt"), "optimizer");
        Assert.Equal(4, saved.State.Count);
        SameStates(saved, optimizer.StateDict());
    }

    [TorchFact]
    public void PyTorch_and_NumPy_read_what_is_written()
    {
        using var folder = new TemporaryFolder();
        TorchFile.Save(folder.File("kasane.pt"), TorchInteropContent.Create());
        TorchFile.Save(folder.File("kasane-legacy.pt"), TorchInteropContent.Create(), TorchFormat.Legacy);
        TorchFile.Save(folder.File("kasane-legacy-empty.pt"), new TorchDict(), TorchFormat.Legacy);
        TorchFile.Save(folder.File("flipped.pt"), Tensor.From(0f, 1f, 2f).Flip(0));
        Npz.Save(folder.File("kasane.npz"), TorchInteropContent.Arrays());
        foreach (var (key, array) in TorchInteropContent.Arrays()) Npy.Save(folder.File($"kasane-{key}.npy"), array);

        var net = Net();
        var optimizers = new Dictionary<string, Optimizer>
        {
            ["adam"] = new Adam(net.Parameters(), amsgrad: true),
            ["sgd"] = new SGD(net.Parameters(), lr: 0.1, momentum: 0.5),
            ["lbfgs"] = new LBFGS(net.Parameters(), lr: 0.1),
        };
        var x = Tensor.From(Enumerable.Range(0, 12).Select(i => (float)Math.Sin(i)).ToArray(), [4, 3]);
        foreach (var (name, optimizer) in optimizers)
        {
            for (var step = 0; step < 2; step++) optimizer.Step(Closure);
            TorchFile.Save(folder.File($"kasane-{name}.pt"), optimizer.StateDict());

            Tensor Closure()
            {
                optimizer.ZeroGrad();
                var loss = net.Call(x).Square().Sum();
                loss.Backward();
                return loss;
            }
        }
        net.Save(folder.File("kasane-net.pt"));
        TorchFile.SaveStateDict(folder.File("kasane-net-legacy.pt"), net.StateDict(), TorchFormat.Legacy);

        Run("check", folder);
        var again = TorchFile.LoadStateDict(folder.File("net-again.pt"));
        Assert.Equal(net.StateDict().Keys, again.Keys);
        foreach (var (key, tensor) in net.StateDict()) Same(key, tensor, again[key]);
        foreach (var (name, optimizer) in optimizers) SameStates(optimizer.StateDict(), TorchFile.LoadOptimizerState(folder.File($"{name}-again.pt")));
    }

    [Theory]
    [InlineData(TorchFormat.Zip)]
    [InlineData(TorchFormat.Legacy)]
    public void What_is_written_is_read_again(TorchFormat format)
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("own.pt");
        TorchFile.Save(path, TorchInteropContent.Create(), format);
        var content = (TorchDict)TorchFile.Load(path)!;
        Same("own", TorchInteropContent.Create(), content);
        Assert.Single(((List<object?>)content["views"]!).Select(view => ((Tensor)view!).Storage).Distinct());
        Assert.Equal(format == TorchFormat.Zip, File.ReadAllBytes(path).AsSpan().StartsWith("PK"u8));
        TorchFile.Save(path, null, format);
        Assert.Null(TorchFile.Load(path));
    }

    private static Sequential Net() => new(new Linear(3, 2), new BatchNorm1d(2));

    private static void Run(string mode, TemporaryFolder folder)
    {
        var (code, output) = TorchFactAttribute.Run(Script, mode, folder.Path);
        Assert.True(code == 0, output);
    }

    private static void SameStates(OptimizerStateDict want, OptimizerStateDict got)
    {
        Assert.Equal(want.State.Keys, got.State.Keys);
        foreach (var (number, values) in want.State)
            foreach (var (name, value) in values) Same($"{number}.{name}", value, got.State[number][name]);
        Assert.Equal(want.ParamGroups.Count, got.ParamGroups.Count);
    }

    private static void Same(string path, object? want, object? got)
    {
        if (want is Tensor x)
        {
            var y = Assert.IsAssignableFrom<Tensor>(got);
            Assert.True(x.DType == y.DType && x.Shape == y.Shape && x.RequiresGrad == y.RequiresGrad && want is Parameter == got is Parameter, path);
            if (x.ElementCount > 0) Assert.True(x.Strides == y.Strides, $"{path}: {x.Strides}, {y.Strides}");
            var (a, b) = (RawCopy.Contiguous(x.Detach()), RawCopy.Contiguous(y.Detach()));
            Assert.True(RawCopy.Bytes(a).SequenceEqual(RawCopy.Bytes(b)), path);
        }
        else if (want is TorchDict entries)
        {
            var others = Assert.IsType<TorchDict>(got);
            Assert.Equal(entries.IsOrdered, others.IsOrdered);
            Assert.Equal(entries.Keys, others.Keys);
            foreach (var (key, value) in entries) Same($"{path}.{key}", value, others[key]);
        }
        else if (want is IReadOnlyList<object?> items)
        {
            var others = (IReadOnlyList<object?>)got!;
            Assert.Equal((path, items.Count, items.GetType()), (path, others.Count, others.GetType()));
            for (var i = 0; i < items.Count; i++) Same($"{path}[{i}]", items[i], others[i]);
        }
        else
        {
            Assert.Equal(want, got);
        }
    }
}
