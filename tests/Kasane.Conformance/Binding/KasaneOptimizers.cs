using System.Reflection;

namespace Kasane.Conformance.Binding;

/// <summary>Kasane's optimizers and schedulers as the runners see them.</summary>
sealed class KasaneOptimizers(Catalog catalog, ArgumentBinder binder, ArgumentConverter converter, Func<string, Arguments, object?> call)
    : IOptimizerAccess
{
    /// <summary>PyTorch's options under other names in the records, pairs taken apart.</summary>
    private static readonly Dictionary<string, string[]> Properties = new()
    {
        ["lr"] = ["LearningRate"],
        ["lambd"] = ["Lambda"],
        ["betas"] = ["Beta1", "Beta2"],
        ["etas"] = ["EtaMinus", "EtaPlus"],
        ["step_sizes"] = ["MinStep", "MaxStep"],
    };

    // One group: the constructor with named arguments. Several groups, or nothing to name: records of options.
    public object Construct(string name, IReadOnlyList<OptionGroup> groups, Arguments arguments)
    {
        var constructors = catalog.Constructors(name);
        object?[] first = groups is [{ Options: [] } only] && arguments.Keyword.Count > 0
            ? [.. only.Parameters]
            : [.. groups.Select(group => new ParameterGroup([.. group.Parameters.Cast<Tensor>()], Options(name, [.. arguments.Keyword, .. group.Options])))];
        return binder.Bind(name, constructors, first is [ParameterGroup, ..] ? Arguments.Of([first]) : arguments.With([first])).Invoke()!;
    }

    public void Step(object optimizer) => ((Optimizer)optimizer).Step();

    public double Step(object optimizer, Func<object> closure)
    {
        var step = optimizer.GetType().GetMethod("Step", [typeof(Func<Tensor>)]) ?? throw new BindingException("unknown: Step with a closure");
        Tensor Loss() => (Tensor)closure();
        return ((Tensor)Invoker.For(step)(optimizer, [(Func<Tensor>)Loss])!).Item().ToDouble();
    }

    public double Option(object optimizer, int group, string name)
    {
        var options = ((Optimizer)optimizer).StateDict().ParamGroups[group].Options;
        return name == "momentum" && options.GetValueOrDefault("betas") is ValueTuple<double, double> betas ? betas.Item1
            : options.TryGetValue(name, out var value) ? (double)value!
            : throw new BindingException($"unknown: option {name}");
    }

    public OptimizerState Save(object optimizer)
    {
        var state = ((Optimizer)optimizer).StateDict();
        return new(state.State, [.. state.ParamGroups.Select(group => group.Options.Append(new("params", group.Params.Select(i => (long)i))).ToDictionary())]);
    }

    public void Transfer(object from, object to) => ((Optimizer)to).LoadStateDict(((Optimizer)from).StateDict());

    public void SetSparseGradient(object optimizer, object parameter, object rows, object values) =>
        ((SparseAdam)optimizer).SetRowGradient((Tensor)parameter, (Tensor)rows, (Tensor)values);

    public object? ClipGradients(string function, IReadOnlyList<object> parameters, Arguments arguments) =>
        call($"nn.utils.{function}", arguments.With([parameters.ToArray()]));

    // A chain knows its optimizer from its schedulers.
    public object ConstructScheduler(string name, object optimizer, Arguments arguments)
    {
        var all = name == "ChainedScheduler" ? arguments : arguments.With([optimizer, .. arguments.Positional]);
        return binder.Bind(name, catalog.Constructors(name), all).Invoke()!;
    }

    public void StepScheduler(object scheduler, double? argument, bool isMetric) =>
        Method(scheduler, "Step", argument is { } given ? [given] : []);

    public void TransferScheduler(object from, object to) => Method(to, "LoadStateDict", Method(from, "StateDict"));

    private object? Method(object target, string name, params object?[] arguments)
    {
        Callable[] methods = [.. target.GetType().GetMethods().Where(method => method.Name == name).Select(method => new Callable(method))];
        return binder.Bind(name, methods, Arguments.Of([target, .. arguments])).Invoke();
    }

    private OptimizerOptions Options(string name, IReadOnlyList<KeyValuePair<string, object?>> given)
    {
        var options = (OptimizerOptions)binder.Bind(name, catalog.Constructors($"{name}Options"), Arguments.Of()).Invoke()!;
        foreach (var (option, value) in given)
        {
            var properties = Properties.GetValueOrDefault(option, [option]);
            var values = properties.Length == 1 ? [value] : (object?[])value!;
            for (var i = 0; i < properties.Length; i++) Set(options, properties[i], values[i]);
        }
        return options;
    }

    private void Set(OptimizerOptions options, string name, object? value)
    {
        var property = Array.Find(options.GetType().GetProperties(BindingFlags.Public | BindingFlags.Instance), property => Spelling.Same(property.Name, name))
            ?? throw new BindingException($"unknown: {options.GetType().Name}.{name}");
        var converted = converter.Convert(value, property.PropertyType) ?? throw new BindingException($"cannot set {options.GetType().Name}.{name} to {value}");
        property.SetValue(options, converted.Value);
    }
}
