using Kasane.Logging;
using Microsoft.Extensions.Logging;

namespace Kasane.Tests;

[Collection("GlobalRandom")]
public sealed class LoggingTests
{
    [Fact]
    public void A_training_tells_its_logger_with_ids_and_named_values()
    {
        using var folder = new TemporaryFolder();
        var (log, net) = (new FakeLogger(), new Linear(1, 1));
        var data = DataLoader.Create(Dataset.Of(Tensor.Ones(8, 1), Tensor.Ones(8, 1)), new() { BatchSize = 2 });
        var options = TrainerOptions.Supervised(net, new SGD(net.Parameters(), lr: 0.01), (x, y) => Functional.MseLoss(x, y)) with
        {
            Validation = data,
            Metrics = [new MeanAbsoluteError()],
            Checkpoint = new() { Folder = folder.Path },
        };
        Trainer.Fit(net, data, options.LogTo(log, new() { EverySteps = 2 }));
        Assert.Equal([1, 3, 3, 4, 5, 6], log.Entries.Select(entry => entry.Id));
        var epoch = log.Entries.Single(entry => entry.Id == 4);
        Assert.Equal(LogLevel.Information, epoch.Level);
        Assert.Equal((1, 4L), ((int)epoch.Values["Epoch"]!, (long)epoch.Values["Steps"]!));
        Assert.IsType<double>(epoch.Values["ValidationLoss"]);
        Assert.StartsWith("MeanAbsoluteError ", (string)epoch.Values["Metrics"]!, StringComparison.Ordinal);
        Assert.StartsWith("Training of Linear with 2 parameters begins; optimizer SGD", log.Entries[0].Text, StringComparison.Ordinal);
        Assert.Equal(StopReason.Completed, log.Entries[^1].Values["Reason"]);

        Trainer.Fit(net, data, options.LogTo(log) with { Epochs = 2 });
        Assert.Equal("Training goes on after step 4 in epoch 2", log.Entries.Single(entry => entry.Id == 2).Text);
    }

    [Fact]
    public void A_loss_that_is_not_finite_is_a_warning()
    {
        var (log, net) = (new FakeLogger(), new Linear(1, 1));
        var data = DataLoader.Create(Dataset.Of(Tensor.Full([2, 1], float.NaN), Tensor.Ones(2, 1)), new() { BatchSize = 2 });
        Trainer.Fit(net, data, TrainerOptions.Supervised(net, new SGD(net.Parameters(), lr: 0.01), (x, y) => Functional.MseLoss(x, y)).LogTo(log));
        var (_, level, text, _) = log.Entries.Single(entry => entry.Id == 7);
        Assert.Equal((LogLevel.Warning, "The loss of step 1 is NaN"), (level, text));
    }

    private sealed class FakeLogger : ILogger
    {
        public List<(int Id, LogLevel Level, string Text, Dictionary<string, object?> Values)> Entries { get; } = [];

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            var values = (IReadOnlyList<KeyValuePair<string, object?>>)state!;
            Entries.Add((eventId.Id, logLevel, formatter(state, exception), values.ToDictionary(pair => pair.Key, pair => pair.Value)));
        }
    }
}
