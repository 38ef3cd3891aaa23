using Kasane;

// Learns a curve from points with noise: y = sin(3x) + x / 2.
//
//     dotnet run -c Release
//     dotnet run -c Release -- 50          (at most so many epochs; the default is 200)
var epochs = args.Length > 0 ? int.Parse(args[0]) : 200;
Generator.Default.ManualSeed(0);

var x = (Tensor.Rand(1000, 1) * 4) - 2;
var points = Dataset.Of(x, Curve(x) + (0.1 * Tensor.Randn(1000, 1)));
var parts = points.RandomSplit([0.8, 0.2]);

var model = new Sequential(new Linear(1, 64), new Tanh(), new Linear(64, 64), new Tanh(), new Linear(64, 1));
var optimizer = new Adam(model.Parameters(), lr: 3e-3);
var options = TrainerOptions.Supervised(model, optimizer, new MSELoss().Call) with
{
    Epochs = epochs,
    Schedule = new TrainingSchedule(new ReduceLROnPlateau(optimizer, patience: 5)),
    Validation = DataLoader.Create(parts[1], new() { BatchSize = 200 }),
    Metrics = [new R2Score()],
    Callbacks =
    [
        new EarlyStopping(patience: 20),
        new LambdaCallback(onEpochEnd: (_, epoch) =>
        {
            if (epoch.Epoch % 10 != 0) return;
            Console.WriteLine($"epoch {epoch.Epoch,3}: loss {epoch.TrainLoss:F4}, validation {epoch.ValidationLoss:F4}");
        }),
    ],
};

var report = Trainer.Fit(model, DataLoader.Create(parts[0], new() { BatchSize = 40, Shuffle = true }), options);
Console.WriteLine($"{report.Reason} after {report.Epochs.Count} epochs, R2 {report.Epochs[^1].Metrics["R2Score"]:F3}.");
model.Save("curve.safetensors");

model.Eval();
using var noGradients = Autograd.NoGrad();
foreach (var at in new[] { -1.5f, 0f, 1.5f })
{
    var point = Tensor.From(at).Unsqueeze(0);
    Console.WriteLine($"at {at,4}: the curve {Curve(point).Item<float>():F3}, the network {model.Call(point).Item<float>():F3}");
}

static Tensor Curve(Tensor x) => (3 * x).Sin() + (x / 2);
