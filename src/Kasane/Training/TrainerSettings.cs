using System.Collections;
using System.Globalization;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>What a training was asked for, as text; only what is set.</summary>
internal static class TrainerSettings
{
    public static IReadOnlyDictionary<string, string> Of<TBatch>(Module model, DataLoader<TBatch> data, TrainerOptions<TBatch> options)
    {
        var settings = new OrderedDictionary<string, string>();
        Set("Model", model.GetType().Name);
        Set("Optimizer", $"{options.Optimizer.GetType().Name}({Text(options.Optimizer.Groups[0].Options)})");
        if (options.Optimizer.Groups.Count > 1) Set("ParameterGroups", options.Optimizer.Groups.Count);
        Set("Schedule", options.Schedule switch { null => null, TrainingSchedule own => own.SchedulerName, var other => other.GetType().Name });
        Set("Epochs", options.Epochs);
        Set("MaxSteps", options.MaxSteps);
        if (data.Options.BatchSampler is null) Set("BatchSize", data.Options.BatchSize);
        if (data.Options.Workers > 0) Set("Workers", data.Options.Workers);
        if (options.AccumulateSteps > 1) Set("AccumulateSteps", options.AccumulateSteps);
        Set("ClipGradNorm", options.ClipGradNorm);
        Set("ClipGradValue", options.ClipGradValue);
        Set("MixedPrecision", options.Precision?.GetType().Name);
        if (model.Parameters().FirstOrDefault() is { IsInitialized: true } first) Set("Device", first.Device);
        return settings;

        void Set(string name, object? value)
        {
            if (value is not null) settings[name] = Convert.ToString(value, CultureInfo.InvariantCulture)!;
        }
    }

    private static string Text(OptimizerOptions options) =>
        string.Join(", ", from option in options.Table
                          let value = option.Get(options)
                          where IsWorthTelling(value)
                          select $"{option.Name}={Text(value)}");

    // What is off is left out.
    private static bool IsWorthTelling(object? value) => value is not (null or false or 0.0);

    private static string Text(object? value) => value switch
    {
        ITuple tuple => $"({string.Join(", ", Enumerable.Range(0, tuple.Length).Select(i => Text(tuple[i])))})",
        string text => text,
        IEnumerable items => $"({string.Join(", ", items.Cast<object?>().Select(Text))})",
        double number => number.ToString("G6", CultureInfo.InvariantCulture),
        _ => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
