using F = Kasane.Functional;

namespace Kasane.Tests;

/// <summary>The scaler's states against the algorithm that PyTorch documents, and precisions of the Trainer.</summary>
[Collection("GlobalRandom")]
public sealed class GradScalerTests
{
    [Fact]
    public void Good_steps_raise_the_scale_and_bad_ones_lower_it()
    {
        var (parameter, optimizer) = Setup();
        var scaler = new GradScaler(initScale: 8, growthFactor: 3, backoffFactor: 0.25, growthInterval: 2);
        (float Gradient, double Scale, int Tracker, float Weight)[] steps =
        [
            (1, 8, 1, 0.9f), (2, 24, 0, 0.7f), (float.PositiveInfinity, 6, 0, 0.7f), (1, 6, 1, 0.6f), (float.NaN, 1.5, 0, 0.6f), (1, 1.5, 1, 0.5f), (1, 4.5, 0, 0.4f),
        ];
        foreach (var (gradient, scale, tracker, weight) in steps)
        {
            parameter.Grad = Tensor.From(gradient * (float)scaler.CurrentScale);
            Assert.Equal(float.IsFinite(gradient), scaler.Step(optimizer));
            scaler.Update();
            Assert.Equal((scale, tracker), (scaler.CurrentScale, scaler.GrowthTracker));
            Assert.Equal(weight, parameter.Item<float>(), 1e-6f);
        }
    }

    [Fact]
    public void The_scale_stays_within_Float32()
    {
        var (parameter, optimizer) = Setup();
        var scaler = new GradScaler(initScale: Math.Pow(2, 127), growthInterval: 1);
        parameter.Grad = Tensor.From(0f);
        scaler.Step(optimizer);
        scaler.Update();
        Assert.Equal(Math.Pow(2, 127), scaler.CurrentScale);
    }

    [Fact]
    public void Clipping_sees_the_gradients_without_the_scale()
    {
        var (parameter, optimizer) = Setup();
        var scaler = new GradScaler(1024);
        scaler.Scale(parameter * 3).Sum().Backward();
        Assert.Equal(3072f, parameter.Grad!.Item<float>());
        Assert.True(scaler.Unscale(optimizer));
        Assert.Equal(3.0, GradientClipping.ClipGradNorm([parameter], 1.5).Item<float>(), 1e-6);
        scaler.Step(optimizer);
        scaler.Update();
        Assert.Equal(1 - (0.1f * 1.5f), parameter.Item<float>(), 1e-5f);
    }

    [Fact]
    public void Calls_out_of_order_are_refused()
    {
        var (parameter, optimizer) = Setup();
        var scaler = new GradScaler();
        Assert.Throws<InvalidOperationException>(() => scaler.Update());
        parameter.Grad = Tensor.From(1f);
        scaler.Unscale(optimizer);
        Assert.Contains("twice", Assert.Throws<InvalidOperationException>(() => scaler.Unscale(optimizer)).Message, StringComparison.Ordinal);
        scaler.Step(optimizer);
        Assert.Contains("after Step", Assert.Throws<InvalidOperationException>(() => scaler.Unscale(optimizer)).Message, StringComparison.Ordinal);
        Assert.Throws<InvalidOperationException>(() => scaler.Step(optimizer));
        scaler.Update();
        var half = new Parameter(Tensor.From(1f).To(DType.Float16));
        half.Grad = Tensor.From(1f).To(DType.Float16);
        Assert.Throws<DTypeException>(() => scaler.Step(new SGD([half], 0.1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradScaler(growthFactor: 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => new GradScaler(backoffFactor: 1));
    }

    [Fact]
    public void Several_optimizers_share_a_scale()
    {
        var (a, first) = Setup();
        var (b, second) = Setup();
        var scaler = new GradScaler(2);
        (a.Grad, b.Grad) = (Tensor.From(2f), Tensor.From(float.NaN));
        Assert.True(scaler.Step(first));
        Assert.False(scaler.Step(second));
        scaler.Update();
        Assert.Equal((0.9f, 1f, 1.0), (a.Item<float>(), b.Item<float>(), scaler.CurrentScale));
    }

    [Fact]
    public void The_state_is_PyTorchs()
    {
        var scaler = new GradScaler();
        Assert.Equal("scale=65536 growth_factor=2 backoff_factor=0.5 growth_interval=2000 _growth_tracker=0", string.Join(' ', scaler.StateDict().Select(pair => $"{pair.Key}={pair.Value}")));
        var other = new GradScaler(1);
        other.LoadStateDict(new Dictionary<string, object?> { ["scale"] = 128.0, ["growth_factor"] = 4.0, ["backoff_factor"] = 0.1, ["growth_interval"] = 7L, ["_growth_tracker"] = 3L });
        Assert.Equal((128.0, 4.0, 0.1, 7, 3), (other.CurrentScale, other.GrowthFactor, other.BackoffFactor, other.GrowthInterval, other.GrowthTracker));
        Assert.Throws<StateDictException>(() => other.LoadStateDict(new Dictionary<string, object?>()));
        var off = new GradScaler(enabled: false);
        Assert.Empty(off.StateDict());
        Assert.Equal(1, off.CurrentScale);
        var x = Tensor.From(2f);
        Assert.Same(x, off.Scale(x));
    }

    [Theory]
    [InlineData(DType.BFloat16)]
    [InlineData(DType.Float16)]
    public void A_trainer_computes_with_fewer_bits(DType dtype)
    {
        var seen = new List<DType>();
        var (full, _) = Fit(null, seen, 4);
        Assert.All(seen, found => Assert.Equal(DType.Float32, found));
        seen.Clear();
        var (low, precision) = Fit(Make(), seen, 4);
        Assert.All(seen, found => Assert.Equal(dtype, found));
        Assert.True(seen.Count > 16);
        Assert.False(Autocast.IsEnabled);
        Assert.Equal(full[^1].TrainLoss, low[^1].TrainLoss, 0.05 * full[^1].TrainLoss);
        Assert.Equal(dtype == DType.Float16 ? 8192 : 1, precision!.Scaler.CurrentScale);

        MixedPrecision Make() => dtype == DType.BFloat16 ? MixedPrecision.BFloat16() : MixedPrecision.Float16(new(1024, growthInterval: 5));
    }

    [Fact]
    public void The_scale_is_part_of_checkpoints()
    {
        using var folder = new TemporaryFolder();
        var (_, precision) = Fit(MixedPrecision.Float16(new(16, growthInterval: 3)), [], 2, folder.Path);
        var (_, other) = Fit(MixedPrecision.Float16(new(16, growthInterval: 3)), [], 2, folder.Path);
        Assert.NotEqual(16, precision!.Scaler.CurrentScale);
        Assert.Equal(precision.Scaler.StateDict(), other!.Scaler.StateDict());
    }

    private static (IReadOnlyList<EpochReport> Epochs, MixedPrecision? Precision) Fit(MixedPrecision? precision, List<DType> seen, int epochs, string? folder = null)
    {
        Generator.Default.ManualSeed(4);
        var net = new Sequential(new Linear(8, 16), new ReLU(), new Linear(16, 1));
        var (x, y) = (Tensor.Rand(64, 8), Tensor.Rand(64, 1));
        var loader = DataLoader.Create(Dataset.Of(x, y), new() { BatchSize = 16 });
        var report = Trainer.Fit(net, loader, new()
        {
            Optimizer = new SGD(net.Parameters(), 0.05, 0.9),
            Step = batch =>
            {
                var predictions = net.Call(batch.Inputs);
                seen.Add(predictions.DType);
                return F.MseLoss(predictions, batch.Targets);
            },
            Epochs = epochs,
            ClipGradNorm = 10,
            Validation = loader,
            Precision = precision,
            Checkpoint = folder is null ? null : new() { Folder = folder },
            StopOnSignals = false,
        });
        return (report.Epochs, precision);
    }

    private static (Parameter Parameter, Optimizer Optimizer) Setup()
    {
        var parameter = new Parameter(Tensor.From(1f));
        return (parameter, new SGD([parameter], 0.1));
    }
}
