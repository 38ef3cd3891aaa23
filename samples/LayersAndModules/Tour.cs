using Kasane.Models;
using F = Kasane.Functional;
using Flax = Kasane.Dialects.Flax;
using Gluon = Kasane.Dialects.Gluon;
using Keras = Kasane.Dialects.Keras;
using Layers = Kasane.Dialects.Keras.Layers;

namespace Kasane.Samples.LayersAndModules;

/// <summary>The tutorial from the first network to ResNet-152; every section prints what its code gives.</summary>
internal static class Tour
{
    public static void Run(TextWriter output)
    {
        Seed();
        var x = Tensor.Rand(2, 20);
        Rows(output, x);
        Modules(output, x);
        Exercises(output, x);
    }

    private static void Rows(TextWriter output, Tensor x)
    {
        output.WriteLine("== Layers in a row");
        Seed();
        var gluon = new Gluon.Sequential();
        gluon.Add(new Gluon.Dense(256, activation: "relu"));
        gluon.Add(new Gluon.Dense(10));
        FourDialects.Show(
            output,
            "Sequential: 20 -> 256 -> 10",
            x,
            new Sequential(new LazyLinear(256), new ReLU(), new LazyLinear(10)),
            gluon,
            new Flax.Sequential { new Flax.Dense(256), F.Relu, new Flax.Dense(10) },
            new Keras.Sequential(new Layers.Dense(256, activation: F.Relu), new Layers.Dense(10)));
    }

    private static void Modules(TextWriter output, Tensor x)
    {
        output.WriteLine("== Modules of our own");
        Seed();
        FourDialects.Show(output, "Mlp", x, new InTorch.Mlp(), new InGluon.Mlp(), new InFlax.Mlp(), new InKeras.Mlp());

        Seed();
        var gluon = new InGluon.MySequential();
        gluon.Add(new Gluon.Dense(256, activation: "relu"));
        gluon.Add(new Gluon.Dense(10));
        FourDialects.Show(
            output,
            "MySequential",
            x,
            new InTorch.MySequential(new LazyLinear(256), new ReLU(), new LazyLinear(10)),
            gluon,
            new InFlax.MySequential(new Flax.Dense(256), new Lambda(F.Relu), new Flax.Dense(10)),
            new InKeras.MySequential(new Layers.Dense(256, F.Relu), new Layers.Dense(10)));

        Seed();
        var fixedHidden = new InTorch.FixedHiddenMlp();
        var constant = fixedHidden.RandWeight;
        FourDialects.Show(
            output, "FixedHiddenMlp: a constant, a shared layer, a loop", x, fixedHidden, new InGluon.FixedHiddenMlp(constant), new InFlax.FixedHiddenMlp(constant), new InKeras.FixedHiddenMlp(constant));

        Seed();
        var last = new InTorch.FixedHiddenMlp();
        constant = last.RandWeight;
        var gluonChimera = new Gluon.Sequential();
        gluonChimera.Add(new InGluon.NestMlp(), new Gluon.Dense(20), new InGluon.FixedHiddenMlp(constant));
        FourDialects.Show(
            output,
            "chimera: NestMlp, a layer, FixedHiddenMlp",
            x,
            new Sequential(new InTorch.NestMlp(), new LazyLinear(20), last),
            gluonChimera,
            new Flax.Sequential { new InFlax.NestMlp(), new Flax.Dense(20), new InFlax.FixedHiddenMlp(constant) },
            new Keras.Sequential(new InKeras.NestMlp(), new Layers.Dense(20), new InKeras.FixedHiddenMlp(constant)));
    }

    private static void Exercises(TextWriter output, Tensor x)
    {
        output.WriteLine("== Exercise 1: modules in a plain list");
        var listed = new InTorch.MySequential(new Linear(20, 256), new ReLU(), new Linear(256, 10));
        output.WriteLine($"parameters found: {string.Join(", ", listed.NamedParameters().Select(pair => pair.Key))}");

        output.WriteLine("== Exercise 2: two networks side by side");
        Seed();
        FourDialects.Print(output, "PyTorch", new ParallelConcat(new LazyLinear(4), new LazyLinear(6)).Call(x));

        output.WriteLine("== Exercise 3: a factory of blocks");
        Seed();
        var deep = Sequential.Repeat(3, _ => new Sequential(new LazyLinear(20), new ReLU()));
        FourDialects.Print(output, "PyTorch", deep.Call(x));

        output.WriteLine("== ResNet-152, made of repeated blocks");
        var resnet = ResNet.ResNet152().Eval();
        output.WriteLine($"modules: {resnet.Modules().Count()}, parameters: {resnet.Parameters().Sum(parameter => parameter.ElementCount)}");
        using (Autograd.NoGrad()) output.WriteLine($"one picture of 64 x 64 gives shape {resnet.Call(Tensor.Rand(1, 3, 64, 64)).Shape}");
        var summary = resnet.Summary(1, 3, 224, 224);
        output.WriteLine($"multiply-adds for one picture of 224 x 224: {summary.MultiplyAdds}");
    }

    // Every section starts from the same stream, so that it can be run alone, and in PyTorch.
    private static void Seed() => Kasane.Generator.Default.ManualSeed(0);
}
