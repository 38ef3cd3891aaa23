using System.Globalization;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Optimizers on stored gradients; state dicts; gradient clipping. L-BFGS has its own runner.</summary>
sealed class OptimizersRunner(ILibrary library) : ICaseRunner
{
    private readonly IOptimizerAccess optimizers = library.Optimizers;

    public void Run(Case @case, Judge judge)
    {
        var materializer = new Materializer(@case, library);
        if (@case.Has("function")) Clip(@case, judge, materializer);
        else if (@case.ExpectsError) ExpectError(@case, materializer);
        else if (@case.Has("problem")) new MinimizerRunner(library).Run(@case, judge);
        else Step(@case, judge, materializer);
    }

    private void ExpectError(Case @case, Materializer materializer)
    {
        var parameter = library.Tensors.Create(RawTensors.Full(DType.Float32, [2], 1));
        library.Tensors.SetRequiresGrad(parameter, true);
        var arguments = materializer.Arguments([], @case.Map("kwargs"));
        ErrorRules.Expect("ValueError", $"new {@case.Name}", () => optimizers.Construct(@case.Name, [new([parameter], [])], arguments));
    }

    private void Clip(Case @case, Judge judge, Materializer materializer)
    {
        var gradients = @case.List("grads");
        List<object> parameters = [];
        foreach (var gradient in gradients)
        {
            var given = gradient is TensorValue value ? materializer.Tensor(value) : null;
            var shape = given is null ? [3] : library.Tensors.Read(given).Shape;
            var parameter = library.Tensors.Create(RawTensors.Full(DType.Float32, shape, 0));
            library.Tensors.SetRequiresGrad(parameter, true);
            library.Tensors.SetGrad(parameter, given);
            parameters.Add(parameter);
        }
        var result = optimizers.ClipGradients(@case.Name, parameters, materializer.Arguments([], @case.Map("kwargs")));
        judge.Output("result", @case.Value("result"), result);
        var after = @case.List("grads_after");
        for (var i = 0; i < after.Count; i++) judge.Gradient($"gradient {i}", after[i], library.Tensors.Grad(parameters[i]));
    }

    private void Step(Case @case, Judge judge, Materializer materializer)
    {
        var parameters = @case.List("params").Cast<TensorValue>().Select(materializer.Tensor).ToList();
        foreach (var parameter in parameters) library.Tensors.SetRequiresGrad(parameter, true);
        var gradients = Gradients(@case, parameters);
        object Construct() =>
            optimizers.Construct(@case.Name, Groups(@case, parameters, materializer), materializer.Arguments([], @case.Map("kwargs")));
        var optimizer = Construct();
        var expected = @case.Map("expected")
            .ToDictionary(entry => int.Parse(entry.Key, CultureInfo.InvariantCulture), entry => (ListValue)entry.Value);
        for (var step = 1; step <= expected.Keys.Max(); step++)
        {
            gradients(optimizer, step - 1);
            optimizers.Step(optimizer);
            if (expected.TryGetValue(step, out var want))
                for (var i = 0; i < parameters.Count; i++)
                    judge.Tensor($"parameter {i} after step {step}", (TensorValue)want.Items[i], parameters[i]);
            if (@case.Integer("reload_at") != step) continue;
            CheckState(judge, (MapValue)@case.Value("state_dict"), optimizers.Save(optimizer));
            var fresh = Construct();
            optimizers.Transfer(optimizer, fresh);
            optimizer = fresh;
        }
    }

    // Sets the gradients of a step.
    private Action<object, int> Gradients(Case @case, List<object> parameters)
    {
        if (@case.Has("sparse_grad"))
        {
            var sparse = ((MapValue)@case.Value("sparse_grad"))
                .Entries.ToDictionary(entry => entry.Key, entry => @case.Tensor((TensorValue)entry.Value));
            object Part(string name, int step) => library.Tensors.Create(sparse[name].Row(step));
            return (optimizer, step) =>
                optimizers.SetSparseGradient(optimizer, parameters[0], Part("rows", step), Part("values", step));
        }
        var all = @case.List("grads").Select(value => value is TensorValue tensor ? @case.Tensor(tensor) : null).ToList();
        return (_, step) =>
        {
            for (var i = 0; i < parameters.Count; i++)
                library.Tensors.SetGrad(parameters[i], all[i] is { } gradient ? library.Tensors.Create(gradient.Row(step)) : null);
        };
    }

    private static List<OptionGroup> Groups(Case @case, List<object> parameters, Materializer materializer)
    {
        if (!@case.Has("groups")) return [new(parameters, [])];
        List<OptionGroup> groups = [];
        foreach (var group in @case.List("groups").Cast<MapValue>())
        {
            var members = ((ListValue)group.Entries.First(entry => entry.Key == "params").Value).Items.Cast<IntegerValue>();
            groups.Add(new(
                [.. members.Select(index => parameters[(int)index.Content])],
                materializer.Keywords(group.Entries.Where(entry => entry.Key != "params"))));
        }
        return groups;
    }

    private static void CheckState(Judge judge, MapValue want, OptimizerState got)
    {
        foreach (var (index, state) in Part(want, "state").Entries)
        {
            var key = int.Parse(index, CultureInfo.InvariantCulture);
            Judge.Require(got.State.ContainsKey(key), $"state dict: nothing for parameter {index}");
            foreach (var (name, value) in ((MapValue)state).Entries)
            {
                Judge.Require(got.State[key].ContainsKey(name), $"state dict: no {name} for parameter {index}");
                judge.Output($"state dict {index}.{name}", value, got.State[key][name]);
            }
            Judge.Require(
                got.State[key].Count == ((MapValue)state).Entries.Count,
                    $"state dict: [{string.Join(", ", got.State[key].Keys)}] for parameter {index}");
        }
        var groups = ((ListValue)want.Entries.First(entry => entry.Key == "param_groups").Value).Items;
        Judge.Require(groups.Count == got.Groups.Count, $"state dict: {got.Groups.Count} groups instead of {groups.Count}");
        for (var i = 0; i < groups.Count; i++)
            foreach (var (name, value) in ((MapValue)groups[i]).Entries)
            {
                Judge.Require(got.Groups[i].ContainsKey(name), $"state dict: no option {name}");
                judge.Option($"option {name} of group {i}", value, got.Groups[i][name]);
            }
    }

    private static MapValue Part(MapValue map, string name) => (MapValue)map.Entries.First(entry => entry.Key == name).Value;
}
