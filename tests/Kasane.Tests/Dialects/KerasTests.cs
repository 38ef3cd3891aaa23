using Kasane.Dialects;
using F = Kasane.Functional;
using Keras = Kasane.Dialects.Keras;
using Layers = Kasane.Dialects.Keras.Layers;

namespace Kasane.Tests;

[Collection("GlobalRandom")]
public class KerasTests
{
    [Fact]
    public void ShapesComeFromTheFirstUse()
    {
        var net = new Mlp();
        Assert.Throws<InvalidOperationException>(() => net.Summary());
        Assert.Equal(Shape.Create([2, 10]), net.Call(Tensor.Rand(2, 20)).Shape);
        var summary = net.Summary();
        Assert.Equal((20 * 256) + 256 + (256 * 10) + 10, summary.TotalParameters);
        var limit = Math.Sqrt(6.0 / (20 + 256));
        Assert.InRange(net.Parameters().First().Abs().Max().Item<double>(), 0.98 * limit, limit);
    }

    [Fact]
    public void FitLearnsALineAndTellsItsHistory()
    {
        Generator.Default.ManualSeed(0);
        var x = Tensor.Randn(200, 2);
        var y = x.MatMul(Tensor.From([2f, -3.4f]).Reshape(2, 1)) + 4.2;
        var net = new Keras.Sequential(new Layers.Dense(1));
        net.Compile(parameters => new SGD(parameters, 0.03), (prediction, target) => F.MseLoss(prediction, target), "mae");
        var epochs = new List<int>();
        var history = net.Fit(x, y, batchSize: 10, epochs: 5, validationData: (x, y), onEpoch: (epoch, _) => epochs.Add(epoch));
        Assert.Equal([1, 2, 3, 4, 5], epochs);
        Assert.Equal(["loss", "mae", "val_loss", "val_mae"], history.Keys.Order());
        Assert.True(history["val_loss"][^1] < 1e-3);
        Assert.Equal(net.Evaluate(x, y)["loss"], history["val_loss"][^1], 1e-9);
        Assert.Equal(4.2f, net.Predict(Tensor.Zeros(1, 2)).Item<float>(), 0.05f);
        Assert.False(net.Predict(x).RequiresGrad);
    }

    [Fact]
    public void NamesWorkAndClassesAreCounted()
    {
        Generator.Default.ManualSeed(0);
        var x = Tensor.Randn(90, 4);
        var classes = x.Narrow(1, 0, 3).Argmax(1);
        var net = new Keras.Sequential(new Layers.Dense(16, "relu"), new Layers.Dense(3, "softmax"));
        net.Compile("adam", "sparse_categorical_crossentropy", "accuracy");
        var history = net.Fit(x, classes, epochs: 150);
        Assert.True(history["accuracy"][^1] > 0.9);
        var counted = net.Predict(x).Argmax(1).Eq(classes).To(DType.Float64).Mean().Item<double>();
        Assert.Equal(counted, net.Evaluate(x, classes)["accuracy"], 1e-12);
        Assert.Throws<ArgumentException>(() => net.Compile("adem", "mse"));
        Assert.Throws<ArgumentException>(() => net.Compile("adam", "msa"));
        Assert.Throws<ArgumentException>(() => net.Compile("adam", "mse", "acuracy"));
    }

    [Fact]
    public void FittingBeforeCompilingOrWithUnequalCountsIsRefused()
    {
        var net = new Keras.Sequential(new Layers.Dense(1));
        Assert.Throws<InvalidOperationException>(() => net.Fit(Tensor.Ones(2, 2), Tensor.Ones(2, 1)));
        net.Compile("sgd", "mse");
        Assert.Throws<ShapeException>(() => net.Fit(Tensor.Ones(2, 2), Tensor.Ones(3, 1)));
        Assert.False(net.IsBuilt);
    }

    [Fact]
    public void ACancelledFitStopsAfterTheStepInFlight()
    {
        var net = new Keras.Sequential(new Layers.Dense(1));
        net.Compile("sgd", "mse");
        using var stop = new CancellationTokenSource();
        var history = net.Fit(Tensor.Ones(10, 2), Tensor.Ones(10, 1), epochs: 100, onEpoch: (_, _) => stop.Cancel(), cancellationToken: stop.Token);
        Assert.Single(history["loss"]);
    }

    [Fact]
    public void AModelIsAnOrdinaryModule()
    {
        var torch = new Sequential(new Linear(20, 256), new ReLU(), new Linear(256, 10));
        var x = Tensor.Rand(2, 20);
        var expected = torch.Call(x).Flatten().ToArray<float>();
        Assert.Equal(expected, new Mlp().LoadFrom(torch).Call(x).Flatten().ToArray<float>());
        var images = new Keras.Sequential(
            new Layers.Conv2D(4, 3, padding: ConvPadding.Same, activation: F.Relu), new Layers.BatchNormalization(), new Layers.MaxPooling2D(),
            new Layers.AveragePooling2D(), new Layers.Flatten(), new Layers.Dense(2));
        Assert.Equal(Shape.Create([3, 2]), images.Call(Tensor.Rand(3, 1, 8, 8)).Shape);
    }

    private sealed class Mlp : Keras.Model
    {
        private readonly Layers.Dense hidden = new(units: 256, activation: F.Relu);
        private readonly Layers.Dense output = new(units: 10);

        protected override Tensor Forward(Tensor x) => output.Call(hidden.Call(x));
    }
}
