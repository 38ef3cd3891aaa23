// Something of each package, so that a missing dependency is noticed.
using Kasane;
using Kasane.Logging;
using Kasane.Models;
using Kasane.TensorBoard;
using Kasane.Terminal;
using Microsoft.Extensions.Logging.Abstractions;
using Keras = Kasane.Dialects.Keras;

var scores = ResNet.ResNet18(numClasses: 10).Eval().Call(Tensor.Rand(1, 3, 32, 32));
var inverse = Linalg.Inv(Tensor.Eye(3) * 2);
var keras = new Keras.Sequential(new Keras.Layers.Dense(4)).Call(Tensor.Ones(1, 2));
TrainingProgress.Run("steps", 2, progress =>
{
    for (var step = 1; step <= 2; step++) progress.Report(step, ("value", inverse.Sum().Item<double>()));
});
var line = new Linear(1, 1);
var data = DataLoader.Create(Dataset.Of(Tensor.Ones(4, 1), Tensor.Ones(4, 1)));
var options = TrainerOptions.Supervised(line, new SGD(line.Parameters(), lr: 0.1), (x, y) => Functional.MseLoss(x, y));
var report = Trainer.Fit(line, data, (options with { Callbacks = [new TensorBoardCallback("runs")] }).LogTo(NullLogger.Instance));
Console.WriteLine($"{scores.Shape} {keras.Shape} {inverse.Trace().Item<float>()} {report.Steps} {Directory.GetFiles("runs").Length}");
