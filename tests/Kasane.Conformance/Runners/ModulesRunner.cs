using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Classes of <c>torch.nn</c>: names, values, gradients, running statistics, errors.</summary>
sealed class ModulesRunner(ILibrary library) : ICaseRunner
{
    private readonly IModuleAccess modules = library.Modules;

    public void Run(Case @case, Judge judge)
    {
        var materializer = new Materializer(@case, library);
        object Construct() => modules.Construct(@case.Name, materializer.Arguments(@case.List("ctor_args"), @case.Map("ctor_kwargs")));
        Arguments Inputs() => materializer.Arguments(@case.List("inputs"), @case.Map("input_kwargs"));

        if (@case.ExpectsError)
        {
            ExpectError(@case, Construct, Inputs);
            return;
        }
        var module = Construct();
        if (@case.Has("forward") && !@case.Flag("forward"))
        {
            CheckNames(@case, module);
            return;
        }
        if (@case.Flag("lazy")) library.Tensors.InMode("no_grad", () => modules.Call(module, Inputs()));
        Load(@case, materializer, module);
        judge.Output("output", @case.Value("outputs"), modules.Call(module, Inputs()));
        new BackwardPass(library, materializer, judge).Run(@case);
        CheckParameterGradients(@case, judge, module);
        CheckStateAfter(@case, judge, module);
    }

    private void ExpectError(Case @case, Func<object> construct, Func<Arguments> inputs)
    {
        if (@case.Text("error_at") == "constructor")
        {
            ErrorRules.Expect(@case.ErrorType, $"new {@case.Name}", () => construct());
            return;
        }
        var module = construct();
        modules.Train(module, true);
        ErrorRules.Expect(@case.ErrorType, $"{@case.Name}.Call", () => modules.Call(module, inputs()));
    }

    private void CheckNames(Case @case, object module)
    {
        var want = @case.List("state_shapes").Cast<ListValue>().Select(pair =>
            $"{((TextValue)pair.Items[0]).Content} ({string.Join(", ", ((ListValue)pair.Items[1]).Items.Cast<IntegerValue>().Select(size => size.Content))})");
        var got = modules.State(module).Select(entry => $"{entry.Key} ({string.Join(", ", library.Tensors.Read(entry.Value).Shape)})");
        CheckList("state", want, got);
        CheckParameterNames(@case, module);
    }

    private void Load(Case @case, Materializer materializer, object module)
    {
        var state = @case.Map("state");
        CheckList("state", state.Select(entry => entry.Key), modules.State(module).Select(entry => entry.Key));
        modules.LoadState(module, [.. state.Select(entry => KeyValuePair.Create(entry.Key, materializer.Fresh((TensorValue)entry.Value)))]);
        modules.Train(module, @case.Flag("training"));
        CheckParameterNames(@case, module);
    }

    private void CheckParameterNames(Case @case, object module) => CheckList(
        "parameters", @case.List("parameters").Cast<TextValue>().Select(name => name.Content),
            modules.Parameters(module).Select(entry => entry.Key));

    private static void CheckList(string what, IEnumerable<string> want, IEnumerable<string> got)
    {
        var (wanted, given) = (want.ToList(), got.ToList());
        Judge.Require(wanted.SequenceEqual(given), $"{what}: [{string.Join(", ", given)}] instead of [{string.Join(", ", wanted)}]");
    }

    private void CheckParameterGradients(Case @case, Judge judge, object module)
    {
        var expected = @case.Map("param_grads");
        if (expected.Count == 0) return;
        var parameters = modules.Parameters(module).ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (var (name, gradient) in expected)
        {
            Judge.Require(parameters.ContainsKey(name), $"no parameter {name}");
            judge.Gradient($"gradient of {name}", gradient, library.Tensors.Grad(parameters[name]));
        }
    }

    // Only what is listed may have changed; everything else is still what was loaded.
    private void CheckStateAfter(Case @case, Judge judge, object module)
    {
        var changed = @case.Map("state_after").ToDictionary(entry => entry.Key, entry => entry.Value);
        var loaded = @case.Map("state").ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (var (name, tensor) in modules.State(module))
            if ((changed.GetValueOrDefault(name) ?? loaded.GetValueOrDefault(name)) is TensorValue expected)
                judge.Tensor($"state {name} after the call", expected, tensor);
    }
}
