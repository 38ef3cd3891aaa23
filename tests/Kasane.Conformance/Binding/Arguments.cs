namespace Kasane.Conformance.Binding;

/// <summary>
/// Arguments of a call in neutral form: null, bool, long, double, Complex, string, object?[] for lists, DType, tensors and modules of the
/// library, and the types below.
/// </summary>
sealed record Arguments(IReadOnlyList<object?> Positional, IReadOnlyList<KeyValuePair<string, object?>> Keyword)
{
    public static Arguments Of(params object?[] positional) => new(positional, []);

    public Arguments With(string name, object? value) => this with { Keyword = [.. Keyword, KeyValuePair.Create(name, value)] };

    public Arguments With(IReadOnlyList<object?> positional) => this with { Positional = positional };

    /// <summary>The arguments without some keywords.</summary>
    public Arguments Without(params string[] names) => this with { Keyword = [.. Keyword.Where(entry => !names.Contains(entry.Key))] };

    public override string ToString() =>
        $"({string.Join(", ", [.. Positional.Select(Describe), .. Keyword.Select(entry => $"{entry.Key}: {Describe(entry.Value)}")])})";

    private static string Describe(object? value) => value switch
    {
        null => "null",
        string text => $"\"{text}\"",
        object?[] list => $"[{string.Join(", ", list.Select(Describe))}]",
        bool or long or double or DType => $"{value}",
        _ => value.GetType().Name,
    };
}

sealed record SliceArgument(long? Start, long? Stop, long? Step);

sealed record EllipsisArgument;

/// <summary>What stands in the brackets of <c>x[...]</c>: null is a new axis, a list an index tensor.</summary>
sealed record IndexArgument(IReadOnlyList<object?> Items);

/// <summary>A dictionary with text keys, in order.</summary>
sealed record MapArgument(IReadOnlyList<KeyValuePair<string, object?>> Entries);

/// <summary>A function of <c>torch.nn.functional</c>.</summary>
sealed record FunctionArgument(string Name);

/// <summary>May be dropped: memory formats, layouts, devices.</summary>
sealed record IgnoredArgument(string What);
