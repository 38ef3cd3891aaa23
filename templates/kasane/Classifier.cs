using Kasane;

// Learns to read handwritten digits: 8 by 8 grey pixels in, one of ten digits out. The digits come with the library.
//
//     dotnet run -c Release
//     dotnet run -c Release -- 40          (so many epochs; the default is 20)
var epochs = args.Length > 0 ? int.Parse(args[0]) : 20;
Generator.Default.ManualSeed(0);

var train = Dataset.Of(Pixels(Digits.Train().Images), Digits.Train().Labels);
var test = Dataset.Of(Pixels(Digits.Test().Images), Digits.Test().Labels);

var model = new DigitNet();
Console.WriteLine(model.Summary(1, 1, 8, 8));

var optimizer = new AdamW(model.Parameters(), lr: 2e-3);
var options = TrainerOptions.Supervised(model, optimizer, new CrossEntropyLoss().Call) with
{
    Epochs = epochs,
    Schedule = new TrainingSchedule(new CosineAnnealingLR(optimizer, tMax: epochs)),
    Validation = DataLoader.Create(test, new() { BatchSize = 99 }),
    Metrics = [new Accuracy()],
    // Stopped by Ctrl-C, or even killed? The next start goes on from here, to the same bits. Delete the folder to begin anew.
    Checkpoint = new() { Folder = "checkpoints" },
    Callbacks = [new LambdaCallback(onEpochEnd: (_, epoch) => Console.WriteLine(
        $"epoch {epoch.Epoch,2}: loss {epoch.TrainLoss:F3}, test {epoch.ValidationLoss:F3}, accuracy {epoch.Metrics["Accuracy"]:P1}"))],
};

var report = Trainer.Fit(model, DataLoader.Create(train, new() { BatchSize = 50, Shuffle = true }), options);
Console.WriteLine($"{report.Reason} after {report.Steps} steps.");
if (report.Reason != StopReason.Completed) return;

model.Save("digits.safetensors");
model.Eval();
using (Autograd.NoGrad())
{
    var (image, label) = test[0];
    var guess = model.Call(image.Unsqueeze(0)).Argmax(1).Item<long>();
    Console.WriteLine($"The first test digit is a {label.Item<long>()}; the network reads {guess}.");
}

// (N, 8, 8) bytes to (N, 1, 8, 8) numbers from -1 to 1.
static Tensor Pixels(Tensor images) => (images.Unsqueeze(1).To(DType.Float32) / 127.5) - 1;

/// <summary>Two convolutions and a linear layer. Layers are fields; there is nothing to register.</summary>
internal sealed class DigitNet : Module<Tensor, Tensor>
{
    private readonly Sequential features = new(
        new Conv2d(1, 16, kernelSize: 3, padding: 1), new BatchNorm2d(16), new ReLU(), new MaxPool2d(2),
        new Conv2d(16, 32, kernelSize: 3, padding: 1), new BatchNorm2d(32), new ReLU(), new MaxPool2d(2));

    private readonly Sequential classifier = new(new Flatten(), new Dropout(0.25), new Linear(32 * 2 * 2, 10));

    protected override Tensor Forward(Tensor x) => classifier.Call(features.Call(x));
}
