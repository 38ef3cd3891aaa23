using Kasane;
using F = Kasane.Functional;

// Two networks learn from each other: one draws handwritten digits from noise, the other tells them from real ones.
//
//     dotnet run -c Release
//     dotnet run -c Release -- 300         (so many epochs; the default is 200, less than a minute)
const int Batch = 64, NoiseSize = 64, Side = 8;
var epochs = args.Length > 0 ? int.Parse(args[0]) : 200;
Generator.Default.ManualSeed(0);

var digits = ((Digits.Train().Images.To(DType.Float32) / 127.5) - 1).Flatten(1);      // (1500, 64), from -1 to 1
var artist = new Sequential(
    new Linear(NoiseSize, 256), new ReLU(), new Linear(256, 512), new ReLU(), new Linear(512, Side * Side), new Tanh());
var critic = new Sequential(
    new Linear(Side * Side, 512), new LeakyReLU(0.2), new Dropout(0.3),
    new Linear(512, 256), new LeakyReLU(0.2), new Dropout(0.3), new Linear(256, 1));

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

// Eight rows of eight digits with a border, four pixels for one.
static void SavePictures(Sequential artist, string path)
{
    const int Framed = Side + 2, Scale = 4, Size = 8 * Framed * Scale;
    using var noGradients = Autograd.NoGrad();
    var pictures = F.Pad(artist.Call(Tensor.Randn(64, NoiseSize)).Reshape(64, Side, Side), [1, 1, 1, 1], value: -1);
    var grid = pictures.Reshape(8, 8, Framed, Framed).Permute(0, 2, 1, 3).Reshape(8 * Framed, 8 * Framed);
    var large = grid.RepeatInterleave(Scale, 0).RepeatInterleave(Scale, 1);
    Png.Write(path, ((large + 1) * 127.5).Round().To(DType.UInt8).ToArray<byte>(), Size, Size);
}
