#:package Kasane@KASANE_VERSION
#:property PublishAot=false
// A program in one file, with the library as a package.
using Kasane;

Generator.Default.ManualSeed(0);
var (images, labels) = Digits.Train();
var inputs = images.Flatten(1).To(DType.Float32) / 255;
var model = new Sequential(new Linear(64, 128), new ReLU(), new Linear(128, 10));
var optimizer = new Adam(model.Parameters(), lr: 1e-2);
var criterion = new CrossEntropyLoss();
var losses = new List<float>();
foreach (var (x, y) in DataLoader.Create(Dataset.Of(inputs, labels), new() { BatchSize = 50, Shuffle = true }))
{
    optimizer.ZeroGrad();
    var loss = criterion.Call(model.Call(x), y);
    loss.Backward();
    optimizer.Step();
    losses.Add(loss.Item<float>());
}
Console.WriteLine($"{losses.Count} steps, loss {losses[0]:F3} to {losses[^1]:F3}");
return losses[^1] < losses[0] / 2 ? 0 : 1;
