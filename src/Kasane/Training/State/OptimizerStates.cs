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
            ["param_groups"] = saved.ParamGroups.Select(group => new OrderedDictionary<string, object?> { ["options"] = group.Options, ["params"] = group.Params }).ToArray(),
        };
    }

    public static void Load(Optimizer optimizer, IReadOnlyDictionary<string, object?> saved)
    {
        var states = saved.Entries("state").ToDictionary(
            entry => int.Parse(entry.Key, CultureInfo.InvariantCulture), entry => (IReadOnlyDictionary<string, object?>)entry.Value!);
        var groups = saved.Items("param_groups").Cast<IReadOnlyDictionary<string, object?>>().Select(group =>
            new OptimizerStateGroup(group.Entries("options"), [.. group.Items("params").Select(number => (int)(long)number!)]));
        optimizer.LoadStateDict(new(states, [.. groups]));
    }
}
