using Kasane;

// Two networks learn from each other: one draws handwritten digits from noise, the other tells them from real ones.
//
//     dotnet run -c Release
//     dotnet run -c Release -- 300         (so many epochs; the default is 100; the pictures get better for a while)
const int Batch = 64, NoiseSize = 64, Side = 8;
var epochs = args.Length > 0 ? int.Parse(args[0]) : 100;
Generator.Default.ManualSeed(0);

var digits = ((Digits.Train().Images.To(DType.Float32) / 127.5) - 1).Flatten(1);      // (1500, 64), from -1 to 1
var artist = new Sequential(
    new Linear(NoiseSize, 256), new ReLU(), new Linear(256, 512), new ReLU(), new Linear(512, Side * Side), new Tanh());
var critic = new Sequential(
    new Linear(Side * Side, 512), new LeakyReLU(0.2), new Linear(512, 256), new LeakyReLU(0.2), new Linear(256, 1));

var artistOptimizer = new Adam(artist.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
var criticOptimizer = new Adam(critic.Parameters(), lr: 2e-4, betas: (0.5, 0.999));
var criterion = new BCEWithLogitsLoss();
var (real, made) = (Tensor.Ones(Batch, 1), Tensor.Zeros(Batch, 1));

// Ctrl-C ends the training after the step in flight, and everything is saved.
using var signals = new StopSignals();
var pictures = DataLoader.Create(Dataset.Of(digits), new() { BatchSize = Batch, Shuffle = true, DropLast = true });
for (var epoch = 1; epoch <= epochs && !signals.Token.IsCancellationRequested; epoch++)
{
    var (criticSum, artistSum, steps) = (0.0, 0.0, 0);
    foreach (var shown in pictures)
    {
        var drawn = artist.Call(Tensor.Randn(Batch, NoiseSize));

        criticOptimizer.ZeroGrad();
        var criticLoss = criterion.Call(critic.Call(shown), real) + criterion.Call(critic.Call(drawn.Detach()), made);
        criticLoss.Backward();
        criticOptimizer.Step();

        artistOptimizer.ZeroGrad();
        var artistLoss = criterion.Call(critic.Call(drawn), real);
        artistLoss.Backward();
        artistOptimizer.Step();

        criticSum += criticLoss.Item<double>();
        artistSum += artistLoss.Item<double>();
        steps++;
        if (signals.Token.IsCancellationRequested) break;
    }
    if (epoch % 10 == 0 || epoch == 1) Console.WriteLine($"epoch {epoch,3}: critic {criticSum / steps:F3}, artist {artistSum / steps:F3}");
}

artist.Save("artist.safetensors");
SavePictures(artist, "digits-drawn.png");
Console.WriteLine("64 new digits are in digits-drawn.png.");

// Eight rows of eight digits, side by side.
static void SavePictures(Sequential artist, string path)
{
    using var noGradients = Autograd.NoGrad();
    var grid = artist.Call(Tensor.Randn(64, NoiseSize)).Reshape(8, 8, Side, Side).Permute(0, 2, 1, 3).Reshape(8 * Side, 8 * Side);
    var bytes = ((grid + 1) * 127.5).Round().To(DType.UInt8).ToArray<byte>();
    Png.Write(path, bytes, width: 8 * Side, height: 8 * Side);
}
