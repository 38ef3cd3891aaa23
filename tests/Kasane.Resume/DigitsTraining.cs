namespace Kasane.Resume;

/// <summary>A small classifier of the built-in digits, with everything that has a state: dropout, momentum, shuffling, random transforms.</summary>
public static class DigitsTraining
{
    /// <summary>Trains, or goes on training, in a folder.</summary>
    /// <param name="folder">For checkpoints; null for none.</param>
    /// <param name="workers">Workers of the loader.</param>
    /// <param name="epochs">How often all digits are shown.</param>
    /// <param name="onStep">Called after each step.</param>
    /// <param name="onSignals">Whether signals end it.</param>
    /// <param name="stop">Ends the training.</param>
    /// <returns>All weights, byte by byte, and the report.</returns>
    public static (byte[] Weights, TrainingReport Report) Run(
        string? folder, int workers, int epochs, Action<TrainerContext>? onStep = null, bool onSignals = false, CancellationToken stop = default)
    {
        Generator.Default.ManualSeed(11);
        var (images, labels) = Digits.Train();
        var (testImages, testLabels) = Digits.Test();
        var net = new Sequential(new Flatten(), new Linear(64, 48), new ReLU(), new Dropout(0.2), new Linear(48, 10));
        var augment = Transforms.Compose(Transforms.RandomCrop(8, padding: 1), Transforms.ToFloat());
        var pairs = Dataset.Of(images.Unsqueeze(1), labels).Map(item => (augment(item.Input), item.Target));
        var loader = DataLoader.Create(pairs, new() { BatchSize = 50, Shuffle = true, Workers = workers });
        var held = DataLoader.Create(Dataset.Of(testImages.Unsqueeze(1).To(DType.Float32) / 255, testLabels), new() { BatchSize = 100 });
        var optimizer = new Adam(net.Parameters(), lr: 5e-3);
        var loss = new CrossEntropyLoss();
        var report = Trainer.Fit(net, loader, TrainerOptions.Supervised(net, optimizer, (x, y) => loss.Call(x, y)) with
        {
            Epochs = epochs,
            AccumulateSteps = 2,
            ClipGradNorm = 5,
            Schedule = new TrainingSchedule(new CosineAnnealingWarmRestarts(optimizer, t0: 40, etaMin: 1e-4), perBatch: true),
            Validation = held,
            Metrics = [new Accuracy(), new F1Score(10)],
            Callbacks = [new EarlyStopping(patience: 1000), new LambdaCallback(onStep)],
            Checkpoint = folder is null ? null : new() { Folder = folder, EverySteps = 4, KeepBest = 2 },
            StopOnSignals = onSignals,
        }, stop);
        var bytes = new MemoryStream();
        foreach (var (_, tensor) in net.StateDict()) bytes.Write(System.Runtime.InteropServices.MemoryMarshal.AsBytes<float>(tensor.ToArray<float>()));
        return (bytes.ToArray(), report);
    }
}
