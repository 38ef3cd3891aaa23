namespace Kasane.Internal;

/// <summary>A part of <see cref="OneCycleLR"/>'s schedule: until which step, between which values of a group.</summary>
internal sealed record OneCyclePhase(double EndStep, string StartLr, string EndLr, string StartMomentum, string EndMomentum)
{
    public static OneCyclePhase[] Of(int totalSteps, double pctStart, bool threePhase)
    {
        var up = new OneCyclePhase((pctStart * totalSteps) - 1, "initial_lr", "max_lr", "max_momentum", "base_momentum");
        if (!threePhase) return [up, new(totalSteps - 1, "max_lr", "min_lr", "base_momentum", "max_momentum")];
        return
        [
            up,
            new((2 * pctStart * totalSteps) - 2, "max_lr", "initial_lr", "base_momentum", "max_momentum"),
            new(totalSteps - 1, "initial_lr", "min_lr", "max_momentum", "max_momentum"),
        ];
    }

    public OrderedDictionary<string, object?> Write() => new()
    {
        ["end_step"] = EndStep,
        ["start_lr"] = StartLr,
        ["end_lr"] = EndLr,
        ["start_momentum"] = StartMomentum,
        ["end_momentum"] = EndMomentum,
    };

    public static OneCyclePhase Read(string name, object? value)
    {
        if (value is not IReadOnlyDictionary<string, object?> saved) throw StateEntry.Wrong(name, value, "a list of phases");
        string Text(string key) => saved.GetValueOrDefault(key) as string ?? throw StateEntry.Wrong(name, value, $"phases with a {key}");
        return new(
            StateEntry.Number(name, saved.GetValueOrDefault("end_step")),
            Text("start_lr"),
            Text("end_lr"),
            Text("start_momentum"),
            Text("end_momentum"));
    }
}
