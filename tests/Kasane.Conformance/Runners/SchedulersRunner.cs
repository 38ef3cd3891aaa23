using System.Text.Json;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Learning-rate schedulers.</summary>
sealed class SchedulersRunner(ILibrary library) : ICaseRunner
{
    private readonly IOptimizerAccess optimizers = library.Optimizers;

    public void Run(Case @case, Judge judge)
    {
        var optimizer = Optimizer(@case);
        if (@case.ExpectsError)
        {
            ErrorRules.Expect("ValueError", $"new {@case.Name}", () => Scheduler(@case.Name, @case.Map("kwargs"), optimizer));
            return;
        }
        var scheduler = Scheduler(@case.Name, @case.Map("kwargs"), optimizer);
        var tolerance = Tolerance.Read(@case.Json);
        if (@case.Has("step_epochs"))
        {
            RunFractional(@case, judge, optimizer, scheduler, tolerance);
            return;
        }
        var rates = @case.Json.GetProperty("lrs");
        for (var step = 0; step < rates.GetArrayLength(); step++)
        {
            if (step > 0) Step(@case, optimizer, scheduler, step - 1);
            Check(judge, optimizer, rates[step], "lr", step, tolerance);
            if (@case.Json.TryGetProperty("momentums", out var momentums))
                Check(judge, optimizer, momentums[step], "momentum", step, tolerance);
            if (@case.Integer("resume_at") == step) (optimizer, scheduler) = Resume(@case, optimizer, scheduler);
        }
    }

    private void Step(Case @case, object optimizer, object scheduler, int index)
    {
        optimizers.Step(optimizer);
        double? metric = @case.Json.TryGetProperty("metrics", out var metrics) ? metrics[index].GetDouble() : null;
        optimizers.StepScheduler(scheduler, metric, isMetric: metric is not null);
    }

    private void RunFractional(Case @case, Judge judge, object optimizer, object scheduler, Tolerance tolerance)
    {
        var epochs = @case.Json.GetProperty("step_epochs");
        var rates = @case.Json.GetProperty("lrs_after_step");
        for (var i = 0; i < epochs.GetArrayLength(); i++)
        {
            optimizers.Step(optimizer);
            optimizers.StepScheduler(scheduler, epochs[i].GetDouble(), isMetric: false);
            Check(judge, optimizer, rates[i], "lr", i, tolerance);
        }
    }

    private void Check(Judge judge, object optimizer, JsonElement want, string option, int step, Tolerance tolerance)
    {
        for (var group = 0; group < want.GetArrayLength(); group++)
            judge.Number(
                $"{option} of group {group} after {step} steps", want[group].GetDouble(), optimizers.Option(optimizer, group, option),
                    tolerance);
    }

    private (object Optimizer, object Scheduler) Resume(Case @case, object optimizer, object scheduler)
    {
        var freshOptimizer = Optimizer(@case);
        var freshScheduler = Scheduler(@case.Name, @case.Map("kwargs"), freshOptimizer);
        optimizers.Transfer(optimizer, freshOptimizer);
        optimizers.TransferScheduler(scheduler, freshScheduler);
        return (freshOptimizer, freshScheduler);
    }

    private object Optimizer(Case @case)
    {
        List<OptionGroup> groups = [];
        foreach (var rate in @case.Json.GetProperty("group_lrs").EnumerateArray())
        {
            var parameter = library.Tensors.Create(RawTensors.Full(DType.Float32, [2], 1));
            library.Tensors.SetRequiresGrad(parameter, true);
            groups.Add(new([parameter], [KeyValuePair.Create("lr", (object?)rate.GetDouble())]));
        }
        var name = @case.Text("optimizer")!;
        var arguments = Arguments.Of().With("lr", groups[0].Options[0].Value);
        return optimizers.Construct(name, groups, name == "SGD" ? arguments.With("momentum", 0.9) : arguments);
    }

    private object Scheduler(string name, IReadOnlyList<KeyValuePair<string, Value>> kwargs, object optimizer) =>
        optimizers.ConstructScheduler(
            name, optimizer, new([], [.. kwargs.Select(entry => KeyValuePair.Create(entry.Key, Make(entry.Value, optimizer)))]));

    private object? Make(Value value, object optimizer) => value switch
    {
        EpochFunctionValue function => EpochFunction(function),
        SchedulerValue nested => Scheduler(nested.Name, nested.Kwargs, optimizer),
        ListValue list => list.Items.Select(item => Make(item, optimizer)).ToArray(),
        NoneValue => null,
        BoolValue flag => flag.Content,
        IntegerValue integer => integer.Content,
        FloatValue real => real.Content,
        TextValue text => text.Content,
        _ => throw new CaseFailure($"no argument of a scheduler: {value}"),
    };

    private static Func<int, double> EpochFunction(EpochFunctionValue function)
    {
        double Parameter(string name) => function.Parameters[name];
        return function.Name switch
        {
            "power" => epoch => Math.Pow(Parameter("base"), epoch),
            "inverse" => epoch => 1 / (1 + (Parameter("k") * epoch)),
            "staircase" => epoch => Math.Pow(Parameter("base"), Math.Floor(epoch / Parameter("every"))),
            "warmup" => epoch => Math.Min(1, (epoch + 1) / Parameter("warm")),
            "constant" => _ => Parameter("c"),
            _ => throw new CaseFailure($"unknown function of the epoch '{function.Name}'"),
        };
    }
}
