using System.Text.Json.Nodes;

namespace Kasane.Benchmarks;

/// <summary>Convolutional networks: a small one for digits, and ResNet-18.</summary>
internal static class VisionWorkload
{
    public static void Cnn(Arguments arguments)
    {
        var p = arguments.NoDropout ? 0 : 0.5;
        var net = new Sequential(
            new Conv2d(1, 32, 3), new ReLU(), new Conv2d(32, 64, 3), new BatchNorm2d(64), new ReLU(), new MaxPool2d(2), new Flatten(),
            new Linear(64 * 12 * 12, 128), new ReLU(), new Dropout(p), new Linear(128, 10));
        HashFill.Parameters(net);
        var step = Step(net, HashFill.Unit(1, 64, 1, 28, 28), HashFill.Integers(2, 10, 64));
        Measurement.Run(arguments, "cnn_step", step, 30, 5, more: new JsonObject { ["dropout"] = p });
    }

    public static void ResNetForward(Arguments arguments)
    {
        var net = Models.ResNet.ResNet18();
        HashFill.Parameters(net);
        net.Eval();
        var x = HashFill.Unit(1, 1, 3, 224, 224);
        using var mode = Autograd.NoGrad();
        Measurement.Run(arguments, "resnet18_fwd", () => [net.Call(x)], 30, 5, lossSteps: [0]);
    }

    public static void ResNetTrain(Arguments arguments)
    {
        var net = Models.ResNet.ResNet18();
        HashFill.Parameters(net);
        Measurement.Run(arguments, "resnet18_train", Step(net, HashFill.Unit(1, 8, 3, 64, 64), HashFill.Integers(2, 1000, 8)), 20, 5);
    }

    private static Func<Tensor[]> Step(Module<Tensor, Tensor> net, Tensor x, Tensor y)
    {
        var optimizer = new SGD(net.Parameters(), lr: 0.01, momentum: 0.9);
        return () =>
        {
            optimizer.ZeroGrad();
            var loss = Functional.CrossEntropy(net.Call(x), y);
            loss.Backward();
            optimizer.Step();
            return [loss];
        };
    }
}
