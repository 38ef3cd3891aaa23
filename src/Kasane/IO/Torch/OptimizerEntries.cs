namespace Kasane.Internal;

/// <summary>The state dict of an optimizer as the dicts and lists of a PyTorch file.</summary>
internal static class OptimizerEntries
{
    public static OptimizerStateDict Read(TorchDict content)
    {
        if (!content.TryGetValue("state", out var states) || states is not TorchDict byNumber) throw Bad("an entry 'state' that is a dict");
        if (!content.TryGetValue("param_groups", out var groups) || groups is not List<object?> list) throw Bad("an entry 'param_groups' that is a list");
        var state = new OrderedDictionary<int, IReadOnlyDictionary<string, object?>>();
        foreach (var (key, values) in byNumber)
        {
            if (key is not long number || number is < 0 or > int.MaxValue) throw Bad("parameters by number in 'state'");
            state[(int)number] = Named(values as TorchDict ?? throw Bad("a dict for each parameter in 'state'"));
        }
        return new(state, [.. list.Select(group => Group(group as TorchDict ?? throw Bad("dicts in 'param_groups'")))]);
    }

    private static OptimizerStateGroup Group(TorchDict entries)
    {
        if (!entries.TryGetValue("params", out var numbers) || numbers is not List<object?> list) throw Bad("a list 'params' in each group");
        var parameters = list.Select(item => item is long number and >= 0 and <= int.MaxValue ? (int)number : throw Bad("numbers in 'params'")).ToList();
        var options = Named(entries);
        options.Remove("params");
        return new(options, parameters);
    }

    private static OrderedDictionary<string, object?> Named(TorchDict entries)
    {
        var named = new OrderedDictionary<string, object?>();
        foreach (var (key, value) in entries) named[key as string ?? throw Bad($"names as keys, not {key}")] = Plain(value);
        return named;
    }

    // LBFGS keeps vectors in lists.
    private static object? Plain(object? value) =>
        value is List<object?> { Count: > 0 } list && list.TrueForAll(item => item is Tensor) ? list.Cast<Tensor>().ToArray() : value;

    private static StateDictException Bad(string expected) => new($"This is no state dict of an optimizer: expected {expected}.");
}
