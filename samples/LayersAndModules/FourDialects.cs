using System.Globalization;
using Kasane.Dialects;
using Kasane.Dialects.Flax;
using Kasane.Dialects.Gluon;

namespace Kasane.Samples.LayersAndModules;

/// <summary>One network in four dialects: run once so that shapes are known, given the same parameters, and printed side by side.</summary>
internal static class FourDialects
{
    public static void Show(
        TextWriter output,
        string title,
        Tensor x,
        Module<Tensor, Tensor> torch,
        Module<Tensor, Tensor> gluon,
        Module<Tensor, Tensor> flax,
        Module<Tensor, Tensor> keras)
    {
        output.WriteLine($"-- {title}");
        // Lazy layers take their shapes from the first input.
        var y = torch.Call(x);
        Print(output, "PyTorch", y);

        gluon.Initialize();
        gluon.Call(x);
        Print(output, "Gluon", gluon.LoadFrom(torch).Call(x));

        // Stateless: the parameters live outside of the module.
        var variables = flax.Init(RandomKey.FromSeed(0), x);
        var parameters = new StateDict();
        foreach (var (key, value) in variables.Params.Keys.Zip(torch.StateDict().Values)) parameters[key] = value;
        Print(output, "Flax", flax.Apply(parameters, x));

        keras.Call(x);
        Print(output, "Keras", keras.LoadFrom(torch).Call(x));
    }

    public static void Print(TextWriter output, string name, Tensor y)
    {
        var numbers = y.Detach().Flatten().ToArray<float>().Take(4).Select(value => value.ToString("F4", CultureInfo.InvariantCulture));
        output.WriteLine($"{name,-8} shape {y.Shape}: {string.Join(' ', numbers)}{(y.ElementCount > 4 ? " ..." : "")}");
    }
}
