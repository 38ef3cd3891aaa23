namespace Kasane.Conformance.Binding;

/// <summary>Calls an op by PyTorch's name: by one of the special ways, or by what the catalog finds.</summary>
sealed class OpCaller(Catalog catalog, ArgumentBinder binder, IReadOnlyDictionary<string, Func<Arguments, object?>> special)
{
    public object? Call(string op, Arguments arguments)
    {
        if (special.TryGetValue(op, out var way)) return way(arguments);
        var (overloads, swap) = catalog.Find(op);
        if (swap && arguments.Positional is [var first, var second, ..])
            arguments = arguments.With([second, first, .. arguments.Positional.Skip(2)]);
        return binder.Bind(op, overloads, arguments).Invoke();
    }
}
