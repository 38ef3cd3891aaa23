namespace Kasane.Conformance.Runners.Traces;

/// <summary>Models composed in several ways of lazy layers: a sequence, a class, a hidden constant, classes in classes.</summary>
static class BuilderTrace
{
    private sealed record Model(Net Net, Func<object, object> Forward, Dictionary<string, object> Constants);

    public static void Run(Trace t)
    {
        var input = t.Op("rand", 2L, 20L);
        t.Check("input", input);
        var model = new Model(new(t.Library), null!, []);
        model = model with { Forward = Build(t, t.Name, "", model.Net, model.Constants) };
        t.Library.Tensors.InMode("no_grad", () => model.Forward(input));
        t.StateKeys(model.Net.State);
        t.Checksums("initial", model.Net.State);
        t.CheckAll("constants", model.Constants.Select(entry => KeyValuePair.Create(entry.Key, (object?)entry.Value)));

        t.Library.Tensors.SetRequiresGrad(input, true);
        var output = model.Forward(input);
        t.Check("output", output);
        t.Backward(t.Op("sum", output));
        t.CheckAll("grads", [
            KeyValuePair.Create("input", t.Library.Tensors.Grad(input)),
            .. model.Net.Parameters.Select(entry => KeyValuePair.Create(entry.Key, t.Library.Tensors.Grad(entry.Value)))]);
    }

    private static Func<object, object> Build(Trace t, string kind, string prefix, Net net, Dictionary<string, object> constants)
    {
        object Lazy(string name, long width) => net.Add(prefix + name, t.New("LazyLinear", width));
        switch (kind)
        {
            case "d2l-sequential" or "d2l-mysequential":
                var (first, second) = (Lazy("0", 256), Lazy("2", 10));
                return x => t.Call(second, t.Op("relu", t.Call(first, x)));
            case "d2l-mlp":
                var (hidden, output) = (Lazy("hidden", 256), Lazy("out", 10));
                return x => t.Call(output, t.Op("relu", t.Call(hidden, x)));
            case "d2l-fixedhidden":
                var constant = constants[prefix + "rand_weight"] = t.Op("rand", 20L, 20L);
                var shared = Lazy("linear", 20);
                return x => FixedHidden(t, shared, constant, x);
            case "d2l-nestmlp":
                var (inner0, inner2, outer) = (Lazy("net.0", 64), Lazy("net.2", 32), Lazy("linear", 16));
                return x => t.Call(outer, t.Op("relu", t.Call(inner2, t.Op("relu", t.Call(inner0, x)))));
            case "d2l-chimera":
                var head = Build(t, "d2l-nestmlp", "0.", net, constants);
                var middle = Lazy("1", 20);
                var tail = Build(t, "d2l-fixedhidden", "2.", net, constants);
                return x => tail(t.Call(middle, head(x)));
            default:
                throw new CaseFailure($"unknown trace '{kind}'");
        }
    }

    private static object FixedHidden(Trace t, object linear, object constant, object x)
    {
        x = t.Call(linear, x);
        x = t.Op("relu", t.Op("add", t.Op("matmul", x, constant), 1.0));
        x = t.Call(linear, x);
        while (t.Number(t.Op("sum", t.Op("abs", x))) > 1) t.Op("Tensor.div_", x, 2.0);
        return t.Op("sum", x);
    }
}
