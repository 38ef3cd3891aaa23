using System.Runtime.CompilerServices;

namespace Kasane.Conformance.Binding;

/// <summary>Kasane's modules on one device as the runners see them.</summary>
sealed class KasaneModules(Catalog catalog, ArgumentBinder binder, Device device) : IModuleAccess
{
    private static readonly Dictionary<string, string> Aliases = new() { ["NLLLoss2d"] = "NLLLoss" };

    /// <summary>Where PyTorch's losses have <c>size_average</c> and <c>reduce</c>, which no longer mean anything.</summary>
    private static readonly Dictionary<string, int[]> Obsolete = new()
    {
        ["L1Loss"] = [0, 1],
        ["MSELoss"] = [0, 1],
        ["KLDivLoss"] = [0, 1],
        ["SmoothL1Loss"] = [0, 1],
        ["SoftMarginLoss"] = [0, 1],
        ["MultiLabelMarginLoss"] = [0, 1],
        ["BCELoss"] = [1, 2],
        ["BCEWithLogitsLoss"] = [1, 2],
        ["MultiLabelSoftMarginLoss"] = [1, 2],
        ["HingeEmbeddingLoss"] = [1, 2],
        ["CosineEmbeddingLoss"] = [1, 2],
        ["MarginRankingLoss"] = [1, 2],
        ["NLLLoss"] = [1, 3],
        ["CrossEntropyLoss"] = [1, 3],
        ["PoissonNLLLoss"] = [2, 4],
        ["MultiMarginLoss"] = [3, 4],
        ["TripletMarginLoss"] = [4, 5],
    };

    /// <summary>Where PyTorch's poolings have <c>return_indices</c>; here the caller says what is wanted.</summary>
    private static readonly Dictionary<string, int> ReturnIndices = new()
    {
        ["MaxPool1d"] = 4,
        ["MaxPool2d"] = 4,
        ["MaxPool3d"] = 4,
        ["AdaptiveMaxPool1d"] = 1,
        ["AdaptiveMaxPool2d"] = 1,
        ["AdaptiveMaxPool3d"] = 1,
        ["FractionalMaxPool2d"] = 3,
        ["FractionalMaxPool3d"] = 3,
    };

    private readonly ConditionalWeakTable<object, string> otherCalls = [];

    public bool IsModule(object? value) => value is Module;

    public object Construct(string name, Arguments arguments)
    {
        name = Aliases.GetValueOrDefault(name, name);
        if (Obsolete.TryGetValue(name, out var places))
            arguments = arguments.With([.. arguments.Positional.Where((_, i) => !places.Contains(i))]);
        var indices = false;
        if (ReturnIndices.TryGetValue(name, out var place))
        {
            indices = arguments.Positional.ElementAtOrDefault(place) is true
                || arguments.Keyword.Any(entry => entry.Key == "return_indices" && entry.Value is true);
            arguments = arguments.With([.. arguments.Positional.Where((_, i) => i != place)]).Without("return_indices");
        }
        var module = ((Module)binder.Bind(name, catalog.Constructors(name), arguments).Invoke()!).To(device);
        if (indices) otherCalls.Add(module, "CallWithIndices");
        return module;
    }

    public IReadOnlyList<KeyValuePair<string, object>> State(object module) =>
        [.. ((Module)module).StateDict().Select(entry => KeyValuePair.Create(entry.Key, (object)entry.Value))];

    public void LoadState(object module, IReadOnlyList<KeyValuePair<string, object>> state)
    {
        var dictionary = new StateDict();
        foreach (var (key, value) in state) dictionary[key] = (Tensor)value;
        ((Module)module).LoadStateDict(dictionary);
    }

    public IReadOnlyList<KeyValuePair<string, object>> Parameters(object module) =>
        [.. ((Module)module).NamedParameters().Select(entry => KeyValuePair.Create(entry.Key, (object)entry.Value))];

    public void Train(object module, bool training) => ((Module)module).Train(training);

    public object? Call(object module, Arguments arguments)
    {
        if (!otherCalls.TryGetValue(module, out var name)) name = "Call";
        var overloads = module.GetType().GetMethods().Where(method => method.Name == name && Invoker.CanCall(method));
        Callable[] callables = [.. overloads.Select(method => new Callable(method))];
        var input = arguments.Keyword.Where(entry => entry.Key == "input").Select(entry => entry.Value);
        var all = arguments.With([module, .. input, .. arguments.Positional]).Without("input");
        return binder.Bind($"{module.GetType().Name}.Call", callables, all).Invoke();
    }
}
