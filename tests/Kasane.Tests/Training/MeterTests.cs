using System.Diagnostics.Metrics;

namespace Kasane.Tests;

[Collection("GlobalRandom")]
public sealed class MeterTests
{
    [Fact]
    public void A_listener_hears_training_data_and_memory()
    {
        var heard = new Dictionary<string, double>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, own) =>
            {
                if (instrument.Meter.Name is Meters.Training or Meters.Data or Meters.Memory) own.EnableMeasurementEvents(instrument);
            },
        };
        listener.SetMeasurementEventCallback<long>((instrument, value, _, _) => Hear(instrument.Name, value, instrument is ObservableInstrument<long>));
        listener.SetMeasurementEventCallback<double>((instrument, value, _, _) => Hear(instrument.Name, value, instrument is Gauge<double>));
        listener.Start();
        var large = Tensor.Zeros(1 << 20);
        var net = new Linear(1, 1);
        var data = DataLoader.Create(Dataset.Of(Tensor.Ones(8, 1), Tensor.Ones(8, 1)), new() { BatchSize = 2 });
        Trainer.Fit(net, data, TrainerOptions.Supervised(net, new SGD(net.Parameters(), lr: 0.01), (x, y) => Functional.MseLoss(x, y)) with { Validation = data });
        listener.RecordObservableInstruments();
        Assert.True(Meters.Publish());
        Assert.Equal((4, 8, 1), (heard["kasane.training.steps"], heard["kasane.training.samples"], heard["kasane.training.epochs"]));
        Assert.Equal(0.01, heard["kasane.training.learning_rate"]);
        Assert.True(heard["kasane.training.step.duration"] > 0 && heard["kasane.data.wait"] > 0);
        Assert.True(double.IsFinite(heard["kasane.training.loss"]) && double.IsFinite(heard["kasane.training.validation_loss"]));
        // Those of other tests that run meanwhile count as well.
        Assert.True(heard["kasane.data.batches"] >= 8);
        Assert.True(heard["kasane.memory.pool.used"] >= large.ElementCount * 4);
        Assert.True(heard["kasane.memory.pool.reserved"] >= heard["kasane.memory.pool.used"]);
        Assert.True(heard["kasane.memory.pool.blocks"] >= 1);
        Meters.RecordStep(0.5, 3, TimeSpan.FromSeconds(1), 0.25);
        Assert.Equal((5, 11, 0.5, 0.25), (heard["kasane.training.steps"], heard["kasane.training.samples"], heard["kasane.training.loss"], heard["kasane.training.learning_rate"]));
        GC.KeepAlive(large);

        void Hear(string name, double value, bool isLast)
        {
            lock (heard) heard[name] = isLast ? value : heard.GetValueOrDefault(name) + value;
        }
    }
}
