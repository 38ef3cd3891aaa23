using F = Kasane.Functional;

namespace Kasane.Samples.ModuleVsFunctional;

/// <summary>A module makes and keeps what it needs; a function is given it.</summary>
internal static class BothWays
{
    public static void Linear(TextWriter output)
    {
        Tour.Section(output, "Linear");
        var x = Tensor.Rand(2, 20);
        var layer = new Linear(20, 3);                          // draws a weight and a bias, and keeps them
        var a = layer.Call(x);
        var b = F.Linear(x, layer.Weight, layer.Bias);          // keeps nothing
        Tour.Print(output, "new Linear(20, 3)", a);
        Tour.Print(output, "F.Linear", b);
        Tour.Compare(output, a, b);
    }

    public static void Conv2d(TextWriter output)
    {
        Tour.Section(output, "Conv2d");
        var x = Tensor.Rand(1, 3, 8, 8);
        var layer = new Conv2d(3, 4, kernelSize: 3, stride: 2, padding: 1);
        var a = layer.Call(x);
        var b = F.Conv2d(x, layer.Weight, layer.Bias, stride: 2, padding: 1);   // the kernel's size is the weight's shape
        Tour.Print(output, "new Conv2d(3, 4, 3)", a);
        Tour.Print(output, "F.Conv2d", b);
        Tour.Compare(output, a, b);
    }

    public static void Dropout(TextWriter output)
    {
        Tour.Section(output, "Dropout");
        var x = Tensor.Rand(2, 3);
        Tour.Print(output, "input", x);

        var layer = new Dropout(p: 0.5);
        Tour.Seed();
        var a = layer.Call(x);                                  // knows that it is in training
        Tour.Seed();
        var b = F.Dropout(x, p: 0.5, training: true);           // has to be told
        Tour.Print(output, "new Dropout(0.5), training", a);
        Tour.Print(output, "F.Dropout, training: true", b);
        Tour.Compare(output, a, b);

        layer.Eval();
        a = layer.Call(x);
        b = F.Dropout(x, p: 0.5, training: false);
        Tour.Print(output, "new Dropout(0.5), Eval()", a);
        Tour.Print(output, "F.Dropout, training: false", b);
        Tour.Compare(output, a, b);

        Tour.Seed();
        Tour.Print(output, "F.Dropout, nothing said", F.Dropout(x));    // drops: Eval() on a module around it changes nothing
    }

    public static void BatchNorm(TextWriter output)
    {
        Tour.Section(output, "BatchNorm");
        var layer = new BatchNorm1d(3);
        var (weight, bias) = (Tensor.Ones(3), Tensor.Zeros(3));
        var (mean, variance) = (Tensor.Zeros(3), Tensor.Ones(3));       // what the module has as buffers
        for (var batch = 0; batch < 3; batch++)
        {
            var x = (Tensor.Randn(8, 3) * 2) + 5;
            var a = layer.Call(x);
            var b = F.BatchNorm(x, mean, variance, weight, bias, training: true);   // updates mean and variance
            Tour.Print(output, $"new BatchNorm1d(3), batch {batch}", a);
            Tour.Print(output, $"F.BatchNorm, batch {batch}", b);
            Tour.Compare(output, a, b);
        }
        Tour.Print(output, "RunningMean of the module", layer.RunningMean!);
        Tour.Print(output, "mean, passed by hand", mean);
        Tour.Print(output, "RunningVar of the module", layer.RunningVar!);
        Tour.Print(output, "variance, passed by hand", variance);

        layer.Eval();
        var one = Tensor.Full([1, 3], 5f);
        var c = layer.Call(one);
        var d = F.BatchNorm(one, mean, variance, weight, bias, training: false);
        Tour.Print(output, "new BatchNorm1d(3), Eval()", c);
        Tour.Print(output, "F.BatchNorm, training: false", d);
        Tour.Compare(output, c, d);
    }

    public static void Pooling(TextWriter output)
    {
        Tour.Section(output, "Pooling");
        var x = Tensor.Rand(1, 2, 6, 6);
        Both("MaxPool2d", new MaxPool2d(2), input => F.MaxPool2d(input, 2));
        Both("AvgPool2d", new AvgPool2d(3, stride: 1), input => F.AvgPool2d(input, 3, stride: 1));
        Both("AdaptiveAvgPool2d", new AdaptiveAvgPool2d(1), input => F.AdaptiveAvgPool2d(input, 1));

        void Both(string name, Module<Tensor, Tensor> layer, Func<Tensor, Tensor> function)
        {
            var (a, b) = (layer.Call(x), function(x));
            Tour.Print(output, $"new {name}", a);
            Tour.Print(output, $"F.{name}", b);
            Tour.Compare(output, a, b);
        }
    }
}
