using System.Diagnostics.Metrics;
using Kasane.Internal;
using F = Kasane.Functional;

namespace Kasane.Tests;

[Collection("GlobalRandom")]
public sealed class TrainerTests
{
    private static readonly (Tensor Inputs, Tensor Targets) Line = (Tensor.Arange(8f).Reshape(8, 1), (Tensor.Arange(8f).Reshape(8, 1) * 2) + 1);

    [Fact]
    public void Fitting_is_what_the_plain_loop_does()
    {
        var (plain, fitted) = (Net(), Net());
        var loader = Loader();
        var optimizer = new SGD(plain.Parameters(), lr: 0.01, momentum: 0.9);
        for (var epoch = 0; epoch < 3; epoch++)
        {
            foreach (var (x, y) in loader)
            {
                optimizer.ZeroGrad();
                F.MseLoss(plain.Call(x), y).Backward();
                optimizer.Step();
            }
        }

        var report = Trainer.Fit(fitted, loader, Options(fitted, 0.9) with { Epochs = 3 });
        Assert.Equal(plain.Weight.ToArray<float>(), fitted.Weight.ToArray<float>());
        Assert.Equal((12L, StopReason.Completed, 3), (report.Steps, report.Reason, report.Epochs.Count));
    }

    [Fact]
    public void Accumulated_gradients_are_those_of_the_large_batch()
    {
        var (small, large) = (Net(), Net());
        Trainer.Fit(small, Loader(2), Options(small) with { AccumulateSteps = 4 });
        var report = Trainer.Fit(large, Loader(8), Options(large));
        Assert.Equal(1, report.Steps);
        Assert.Equal(large.Weight.Item<float>(), small.Weight.Item<float>(), 1e-5f);
    }

    [Fact]
    public void Early_stopping_waits_and_stops()
    {
        var net = Net();
        var report = Trainer.Fit(net, Loader(), Options(net, rate: 0) with { Epochs = 50, Callbacks = [new EarlyStopping("TrainLoss", patience: 3)] });
        Assert.Equal((StopReason.Callback, 4), (report.Reason, report.Epochs.Count));
    }

    [Fact]
    public void Steps_are_limited_and_messages_and_instruments_tell()
    {
        var (log, net) = (new Log(), Net());
        using var listener = new MeterListener();
        long steps = 0;
        listener.InstrumentPublished = (instrument, own) =>
        {
            if (instrument is { Meter.Name: "Kasane.Training", Name: "kasane.training.steps" }) own.EnableMeasurementEvents(instrument);
        };
        listener.SetMeasurementEventCallback<long>((_, count, _, _) => steps += count);
        listener.Start();
        var report = Trainer.Fit(net, Loader(), Options(net) with { Epochs = 5, MaxSteps = 6, Log = log });
        Assert.Equal((StopReason.MaxSteps, 6L, 1), (report.Reason, report.Steps, report.Epochs.Count));
        Assert.Equal(6, steps);
        Assert.Contains(log.Lines, line => line.StartsWith("Epoch {Epoch}: loss", StringComparison.Ordinal));
    }

    [Fact]
    public void Validation_leaves_the_modes_as_they_were()
    {
        var net = new Sequential(new Linear(1, 4), new Dropout(), new Linear(4, 1));
        net[1].Eval();
        Trainer.Evaluate(net, Loader(), batch => F.MseLoss(net.Call(batch.Inputs), batch.Targets));
        Assert.True(net.IsTraining && net[0].IsTraining && !net[1].IsTraining);
        Assert.Throws<ArgumentException>(() => Trainer.Evaluate(net, Loader(), batch => F.MseLoss(net.Call(batch.Inputs), batch.Targets), [new R2Score()]));
    }

    [Fact]
    public void The_best_epochs_are_kept()
    {
        using var folder = new TemporaryFolder();
        var net = Net();
        var report = Trainer.Fit(net, Loader(), Options(net, rate: 0.001) with { Epochs = 5, Checkpoint = new() { Folder = folder.Path, KeepBest = 2 } });
        Assert.Equal(["best-epoch-0005.safetensors", "best-epoch-0004.safetensors"], report.BestCheckpoints.Select(Path.GetFileName));
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);
        var again = Trainer.Fit(Net(), Loader(), Options(net, rate: 0.001) with { Epochs = 5, Checkpoint = new() { Folder = folder.Path, KeepBest = 2 } });
        Assert.Equal(report.Epochs.Select(epoch => epoch.TrainLoss), again.Epochs.Select(epoch => epoch.TrainLoss));
        Assert.Equal(net.Weight.Item<float>(), Safetensors.Load(Path.Combine(folder.Path, "last.safetensors"))["model/weight"].Item<float>());
    }

    [Fact]
    public void A_checkpoint_of_another_kind_is_refused()
    {
        using var folder = new TemporaryFolder();
        var net = Net();
        Safetensors.Save(folder.File("last.safetensors"), net.StateDict());
        Assert.Throws<CheckpointFormatException>(() => Trainer.Fit(net, Loader(), Options(net) with { Checkpoint = new() { Folder = folder.Path } }));
    }

    [Fact]
    public void A_trial_of_rates_changes_nothing()
    {
        var net = Net();
        var options = Options(net, 0.9);
        Trainer.Fit(net, Loader(), options);
        var (weight, stream) = (net.Weight.Item<float>(), Generator.Default.GetState());
        var curve = LearningRateFinder.Run(net, Loader(8), options, start: 1e-5, end: 10, steps: 40);
        Assert.Equal(weight, net.Weight.Item<float>());
        Assert.Equal(stream, Generator.Default.GetState());
        Assert.Equal(0.01, options.Optimizer.Groups[0].Options.LearningRate);
        Assert.InRange(curve.Points.Count, 4, 39);
        Assert.InRange(curve.Suggestion!.Value, 1e-4, 1);
    }

    [Fact]
    public void States_come_back_as_they_were()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("state.safetensors");
        StateFile.Save(path, new Dictionary<string, object?>
        {
            ["a"] = 1, ["b"] = 1.0, ["c"] = double.NaN, ["d"] = 0.1, ["e"] = "text", ["f"] = null, ["g"] = (1.5, true),
            ["h"] = new Dictionary<string, object?> { ["x"] = Tensor.From<long>(1, 2), ["y"] = new byte[] { 7 } }, ["i"] = double.NegativeInfinity,
        });
        var state = StateFile.Load(path);
        Assert.Equal([1L, 1.0, double.NaN, 0.1, "text", null], "abcdef".Select(name => state[name.ToString()]));
        Assert.Equal(new List<object?> { 1.5, true }, state["g"]);
        var inner = (IReadOnlyDictionary<string, object?>)state["h"]!;
        Assert.Equal([1L, 2], ((Tensor)inner["x"]!).ToArray<long>());
        Assert.Equal([7], ((Tensor)inner["y"]!).ToArray<byte>());
        Assert.Equal(double.NegativeInfinity, state["i"]);
    }

    [Fact]
    public void A_loop_of_ones_own_saves_and_goes_on()
    {
        using var folder = new TemporaryFolder();
        var (path, net, other) = (folder.File("loop.safetensors"), Net(), Net());
        var (options, others) = (Options(net, 0.9), Options(other, 0.9));
        Trainer.Fit(net, Loader(), options);
        TrainingCheckpoint.Save(path, net, options.Optimizer, extra: new Dictionary<string, object?> { ["epoch"] = 1 });
        Trainer.Fit(net, Loader(), options);
        var stream = Generator.Default.GetState();
        Assert.Equal(1L, TrainingCheckpoint.Load(path, other, others.Optimizer)["epoch"]);
        Trainer.Fit(other, Loader(), others);
        Assert.Equal(net.Weight.Item<float>(), other.Weight.Item<float>());
        Assert.Equal(stream, Generator.Default.GetState());
    }

    private static Linear Net()
    {
        Generator.Default.ManualSeed(1);
        return new(1, 1);
    }

    private static DataLoader<(Tensor Inputs, Tensor Targets)> Loader(int batch = 2) =>
        DataLoader.Create(Dataset.Of(Line.Inputs, Line.Targets), new() { BatchSize = batch });

    private static TrainerOptions<(Tensor Inputs, Tensor Targets)> Options(Linear net, double momentum = 0, double rate = 0.01) =>
        TrainerOptions.Supervised(net, new SGD(net.Parameters(), rate, momentum), (x, y) => F.MseLoss(x, y)) with { StopOnSignals = false };

    private sealed class Log : ITrainingLog
    {
        public List<string> Lines { get; } = [];

        void ITrainingLog.Log(TrainingLogLevel level, string template, params object?[] args) => Lines.Add(template);
    }
}
