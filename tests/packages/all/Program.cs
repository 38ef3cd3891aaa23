// Something of each package, so that a missing dependency is noticed.
using Kasane;
using Kasane.Models;
using Kasane.Terminal;
using Keras = Kasane.Dialects.Keras;

var scores = ResNet.ResNet18(numClasses: 10).Eval().Call(Tensor.Rand(1, 3, 32, 32));
var inverse = Linalg.Inv(Tensor.Eye(3) * 2);
var keras = new Keras.Sequential(new Keras.Layers.Dense(4)).Call(Tensor.Ones(1, 2));
TrainingProgress.Run("steps", 2, progress =>
{
    for (var step = 1; step <= 2; step++) progress.Report(step, ("value", inverse.Sum().Item<double>()));
});
Console.WriteLine($"{scores.Shape} {keras.Shape} {inverse.Trace().Item<float>()}");
