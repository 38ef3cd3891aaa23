using Kasane.Conformance.Runners.Traces.Models;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>Models composed in several ways of lazy layers: a sequence, classes with fields, a hidden constant, classes in classes.</summary>
static class BuilderTrace
{
    public static void Run(Trace t)
    {
        var input = t.Op("rand", 2L, 20L);
        t.Check("input", input);
        var model = Build(t.Name);
        model.To(((Tensor)input).Device);
        var net = new Net(t.Library);
        net.Add("", model);
        t.Library.Tensors.InMode("no_grad", () => t.Call(model, input));
        t.StateKeys(net.State);
        t.Checksums("initial", net.State);
        t.CheckAll("constants", Constants(model));

        t.Library.Tensors.SetRequiresGrad(input, true);
        var output = t.Call(model, input);
        t.Check("output", output);
        t.Backward(t.Op("sum", output));
        t.CheckAll("grads", [
            KeyValuePair.Create("input", t.Library.Tensors.Grad(input)),
            .. net.Parameters.Select(entry => KeyValuePair.Create(entry.Key, t.Library.Tensors.Grad(entry.Value)))]);
    }

    private static Module Build(string kind) => kind switch
    {
        "d2l-sequential" => new Sequential(new LazyLinear(256), new ReLU(), new LazyLinear(10)),
        "d2l-mysequential" => new MySequential(new LazyLinear(256), new ReLU(), new LazyLinear(10)),
        "d2l-mlp" => new Mlp(),
        "d2l-fixedhidden" => new FixedHiddenMlp(),
        "d2l-nestmlp" => new NestMlp(),
        "d2l-chimera" => new Sequential(new NestMlp(), new LazyLinear(20), new FixedHiddenMlp()),
        _ => throw new CaseFailure($"unknown trace '{kind}'"),
    };

    private static IEnumerable<KeyValuePair<string, object?>> Constants(Module model) =>
        from entry in model.NamedModules()
        where entry.Value is FixedHiddenMlp
        select KeyValuePair.Create(
            entry.Key.Length == 0 ? "rand_weight" : $"{entry.Key}.rand_weight", (object?)((FixedHiddenMlp)entry.Value).RandWeight);
}
