using Kasane.Models;
using F = Kasane.Functional;
using fnn = Kasane.Dialects.Flax;
using gnn = Kasane.Dialects.Gluon;
using keras = Kasane.Dialects.Keras;
using knn = Kasane.Dialects.Keras.Layers;

namespace Kasane.Samples.LayersAndModules;

/// <summary>The tutorial from the first network to ResNet-152; every section prints what its code gives.</summary>
internal static class Tour
{
    public static void Run(TextWriter output)
    {
        Kasane.Generator.Default.ManualSeed(0);
        var x = Tensor.Rand(2, 20);
        Layers(output, x);
        Modules(output, x);
        Exercises(output, x);
    }

    private static void Layers(TextWriter output, Tensor x)
    {
        output.WriteLine("== Layers in a row");
        var gluon = new gnn.Sequential();
        gluon.Add(new gnn.Dense(256, activation: "relu"));
        gluon.Add(new gnn.Dense(10));
        FourDialects.Show(
            output,
            "Sequential: 20 -> 256 -> 10",
            x,
            new Sequential(new LazyLinear(256), new ReLU(), new LazyLinear(10)),
            gluon,
            new fnn.Sequential { new fnn.Dense(256), F.Relu, new fnn.Dense(10) },
            new keras.Sequential(new knn.Dense(256, activation: F.Relu), new knn.Dense(10)));
    }

    private static void Modules(TextWriter output, Tensor x)
    {
        output.WriteLine("== Modules of our own");
        FourDialects.Show(output, "Mlp", x, new Torch.Mlp(), new Gluon.Mlp(), new Flax.Mlp(), new Keras.Mlp());

        var gluon = new Gluon.MySequential();
        gluon.Add(new gnn.Dense(256, activation: "relu"));
        gluon.Add(new gnn.Dense(10));
        FourDialects.Show(
            output,
            "MySequential",
            x,
            new Torch.MySequential(new LazyLinear(256), new ReLU(), new LazyLinear(10)),
            gluon,
            new Flax.MySequential(new fnn.Dense(256), new Lambda(F.Relu), new fnn.Dense(10)),
            new Keras.MySequential(new knn.Dense(256, F.Relu), new knn.Dense(10)));

        var fixedHidden = new Torch.FixedHiddenMlp();
        var constant = fixedHidden.RandWeight;
        FourDialects.Show(
            output, "FixedHiddenMlp: a constant, a shared layer, a loop", x, fixedHidden, new Gluon.FixedHiddenMlp(constant), new Flax.FixedHiddenMlp(constant), new Keras.FixedHiddenMlp(constant));

        var last = new Torch.FixedHiddenMlp();
        constant = last.RandWeight;
        var gluonChimera = new gnn.Sequential();
        gluonChimera.Add(new Gluon.NestMlp(), new gnn.Dense(20), new Gluon.FixedHiddenMlp(constant));
        FourDialects.Show(
            output,
            "chimera: NestMlp, a layer, FixedHiddenMlp",
            x,
            new Sequential(new Torch.NestMlp(), new LazyLinear(20), last),
            gluonChimera,
            new fnn.Sequential { new Flax.NestMlp(), new fnn.Dense(20), new Flax.FixedHiddenMlp(constant) },
            new keras.Sequential(new Keras.NestMlp(), new knn.Dense(20), new Keras.FixedHiddenMlp(constant)));
    }

    private static void Exercises(TextWriter output, Tensor x)
    {
        output.WriteLine("== Exercise 1: modules in a plain list");
        var listed = new Torch.MySequential(new Linear(20, 256), new ReLU(), new Linear(256, 10));
        output.WriteLine($"parameters found: {string.Join(", ", listed.NamedParameters().Select(pair => pair.Key))}");

        output.WriteLine("== Exercise 2: two networks side by side");
        FourDialects.Print(output, "PyTorch", new ParallelConcat(new LazyLinear(4), new LazyLinear(6)).Call(x));

        output.WriteLine("== Exercise 3: a factory of blocks");
        var deep = Sequential.Repeat(3, _ => new Sequential(new LazyLinear(20), new ReLU()));
        FourDialects.Print(output, "PyTorch", deep.Call(x));

        output.WriteLine("== ResNet-152, made of repeated blocks");
        var resnet = ResNet.ResNet152().Eval();
        output.WriteLine($"modules: {resnet.Modules().Count()}, parameters: {resnet.Parameters().Sum(parameter => parameter.ElementCount)}");
        using (Autograd.NoGrad()) FourDialects.Print(output, "PyTorch", resnet.Call(Tensor.Rand(1, 3, 64, 64)));
        var summary = resnet.Summary(1, 3, 224, 224);
        output.WriteLine($"multiply-adds for one picture of 224 x 224: {summary.MultiplyAdds}");
    }

}
