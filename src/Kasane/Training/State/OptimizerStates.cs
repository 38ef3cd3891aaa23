using System.Globalization;

namespace Kasane.Internal;

/// <summary>An optimizer's state dict as a tree of plain values and tensors.</summary>
internal static class OptimizerStates
{
    public static IReadOnlyDictionary<string, object?> Save(Optimizer optimizer)
    {
        var saved = optimizer.StateDict();
        var states = new OrderedDictionary<string, object?>();
        foreach (var (number, values) in saved.State) states[number.ToString(CultureInfo.InvariantCulture)] = values;
        return new OrderedDictionary<string, object?>
        {
            ["state"] = states,
            ["param_groups"] = saved.ParamGroups
                .Select(group => new OrderedDictionary<string, object?> { ["options"] = group.Options, ["params"] = group.Params })
                .ToArray(),
        };
    }

    /// <exception cref="StateDictException">Something is of another kind; nothing was changed.</exception>
    public static void Load(Optimizer optimizer, IReadOnlyDictionary<string, object?> saved)
    {
        var states = saved.Entries("state").ToDictionary(
            entry => Number(entry.Key),
            entry => entry.Value as IReadOnlyDictionary<string, object?> ?? throw Wrong($"the state of parameter '{entry.Key}' is no dictionary"));
        var groups = saved.Rows("param_groups").Select(group =>
            new OptimizerStateGroup(
                group.Entries("options"),
                [.. group.Items("params").Select(number => number is long value ? Number($"{value}") : throw Wrong("'params' is no list of numbers"))]));
        optimizer.LoadStateDict(new(states, [.. groups]));
    }

    private static int Number(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : throw Wrong($"'{text}' is no number of a parameter");

    private static StateDictException Wrong(string what) => new(
        $"The checkpoint's optimizer cannot be loaded: {what}. It was written for another training or another release.");
}
