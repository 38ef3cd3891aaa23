using System.Runtime.ExceptionServices;

namespace Kasane.Conformance.Binding;

/// <summary>Distributes PyTorch's arguments over C# parameters: by position, by name, several numbers to one list, defaults for the
/// rest.</summary>
sealed class ArgumentBinder(ArgumentConverter converter, object? device = null)
{
    private const int Gathered = 6, Defaulted = 1, Weight = 8, NoneForDefault = 3;

    /// <summary>A call that can be made, with its distance from what was asked.</summary>
    public sealed record Bound(Callable Callable, object?[] Values, int Cost)
    {
        public object? Invoke() => Callable.Invoke(Values);
    }

    /// <summary>The nearest of several overloads.</summary>
    /// <exception cref="BindingException">None takes the arguments.</exception>
    public Bound Bind(string name, IReadOnlyList<Callable> overloads, Arguments arguments)
    {
        Bound? best = null;
        Exception? refusal = null;
        foreach (var overload in overloads)
        {
            try
            {
                if (TryBind(overload, arguments) is { } bound && !(best?.Cost + Elsewhere(best) <= bound.Cost + Elsewhere(bound))) best = bound;
            }
            catch (Exception exception) when (exception is KasaneException or ArgumentException)
            {
                // The library refused to make an argument, a shape of -1 say: its answer to the call, unless another overload takes it.
                refusal ??= exception;
            }
        }
        if (best is null && refusal is not null) ExceptionDispatchInfo.Throw(refusal);
        return best ?? throw new BindingException(
            $"cannot bind {name}{arguments}; there {(overloads.Count == 1 ? "is" : "are")} {string.Join(" and ", overloads.Take(4))}",
            overloads.Any(overload => FitsButForTypes(overload, arguments)));
    }

    // Whether an overload has a parameter for every argument and an argument for every parameter: only a type is wrong, as when a number
    // stands for a tensor or a text is no member of an enum.
    private bool FitsButForTypes(Callable callable, Arguments arguments)
    {
        var state = new State(callable.Parameters, arguments, new object?[callable.Parameters.Count]) { AnyType = true };
        return Match(state, 0, 0) is not null && DropUnused(state) is not null;
    }

    // An overload that cannot be told the device is the last resort.
    private int? Elsewhere(Bound? bound) =>
        device is not null && bound?.Callable.Parameters.All(parameter => !parameter.Type.IsInstanceOfType(device)) == true ? 1000 : 0;

    /// <summary>The call of one overload; null if it does not take the arguments.</summary>
    public Bound? TryBind(Callable callable, Arguments arguments)
    {
        var values = new object?[callable.Parameters.Count];
        var state = new State(callable.Parameters, arguments, values);
        return Match(state, 0, 0) is { } cost && DropUnused(state) is { } dropped ? new(callable, values, cost + dropped) : null;
    }

    private sealed record State(IReadOnlyList<Parameter> Parameters, Arguments Arguments, object?[] Values)
    {
        public HashSet<string> Used { get; } = [];

        /// <summary>Whether only the form of the call counts.</summary>
        public bool AnyType { get; init; }
    }

    // p: the parameter to fill, i: the next positional argument.
    private int? Match(State state, int p, int i)
    {
        var given = state.Arguments.Positional;
        if (p == state.Parameters.Count) return i == given.Count ? 0 : null;
        var parameter = state.Parameters[p];
        if (Names.FindKeyword(state.Arguments.Keyword, parameter.Name, p) is { } keyword)
            return Keyword(state, p, i, keyword);
        if (i == given.Count) return Default(state, p, i);
        if (parameter.IsOut) return Default(state, p, i);
        if (given[i] is IgnoredArgument) return Match(state, p, i + 1);
        if (Convert(state, parameter, given[i]) is { } single && Match(state, p + 1, i + 1) is { } rest)
        {
            state.Values[p] = single.Value;
            return (single.Cost * Weight) + rest;
        }
        return Gather(state, p, i);
    }

    private int? Keyword(State state, int p, int i, KeyValuePair<string, object?> keyword)
    {
        state.Used.Add(keyword.Key);
        if (keyword.Value is IgnoredArgument) return Default(state, p, i);
        if (Convert(state, state.Parameters[p], keyword.Value) is not { } value || Match(state, p + 1, i) is not { } rest) return null;
        state.Values[p] = value.Value;
        return (value.Cost * Weight) + rest;
    }

    private int? Default(State state, int p, int i)
    {
        var parameter = state.Parameters[p];
        if (!parameter.IsOptional && !parameter.TakesRest) return null;
        if (Match(state, p + 1, i) is not { } rest) return null;
        var injected = device is not null && Convert(state, parameter, device) is { } own && parameter.Type.IsInstanceOfType(device) ? own.Value
            : null;
        state.Values[p] = injected ?? (parameter.TakesRest ? EmptyRest(parameter) : parameter.Default);
        return Defaulted + rest;
    }

    // x.view(2, 3) for x.View([2, 3]): as many arguments as possible go into one list.
    private int? Gather(State state, int p, int i)
    {
        var parameter = state.Parameters[p];
        if (Lists.ElementType(parameter.Type) is null) return null;
        for (var end = state.Arguments.Positional.Count; end > i; end--)
        {
            object?[] items = [.. state.Arguments.Positional.Skip(i).Take(end - i)];
            if (converter.Convert(items, parameter.Type) is not { } list || Match(state, p + 1, end) is not { } rest) continue;
            state.Values[p] = list.Value;
            return ((list.Cost + (Gathered * items.Length)) * Weight) + rest;
        }
        return null;
    }

    private Conversion? Convert(State state, Parameter parameter, object? value)
    {
        if (state.AnyType) return new(null, 0);
        if (converter.Convert(value, parameter.Type) is { } conversion) return conversion;
        return value is null && parameter.IsOptional ? new(parameter.Default, NoneForDefault) : null;
    }

    private object? EmptyRest(Parameter parameter) => converter.Convert(Array.Empty<object?>(), parameter.Type)?.Value;

    // Keywords without a parameter: None and what may be ignored are dropped, anything else means that the overload does not fit.
    private static int? DropUnused(State state)
    {
        var cost = 0;
        foreach (var (name, value) in state.Arguments.Keyword)
        {
            if (state.Used.Contains(name)) continue;
            if (value is not (null or IgnoredArgument) && !Names.MayBeDropped(name, value)) return null;
            cost += NoneForDefault;
        }
        return cost;
    }
}
