namespace Kasane.Samples.ModuleVsFunctional;

/// <summary>A network for pictures of 8 by 8, of modules: weights, running statistics and the mode are inside.</summary>
internal sealed class ModuleCnn : Module<Tensor, Tensor>
{
    private readonly Sequential features = new(
        new Conv2d(1, 32, kernelSize: 3, padding: 1), new BatchNorm2d(32), new ReLU(), new MaxPool2d(2),
        new Conv2d(32, 64, kernelSize: 3, padding: 1), new BatchNorm2d(64), new ReLU(), new AvgPool2d(2));

    private readonly Sequential classifier = new(new Flatten(), new Dropout(0.25), new Linear(64 * 2 * 2, 10));

    protected override Tensor Forward(Tensor x) => classifier.Call(features.Call(x));
}
