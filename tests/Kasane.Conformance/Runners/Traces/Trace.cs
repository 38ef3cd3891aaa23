using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners.Traces;

/// <summary>What the traces are written in: PyTorch's words on the library under test, and comparisons with the stored course.</summary>
sealed class Trace(Case @case, Judge judge, ILibrary library)
{
    private readonly System.Text.Json.JsonElement setup = @case.Json.GetProperty("setup");

    public string Name => @case.Name;

    public ILibrary Library => library;

    public double Setup(string name) => setup.GetProperty(name).GetDouble();

    public long SetupInteger(string name) => setup.GetProperty(name).GetInt64();

    public object?[] SetupList(string name) => [.. setup.GetProperty(name).EnumerateArray().Select(item => (object?)item.GetDouble())];

    public object Op(string name, params object?[] arguments) => Op(name, Arguments.Of(arguments));

    public object Op(string name, Arguments arguments) => library.Call(name, arguments)
        ?? throw new CaseFailure($"{name} returned nothing");

    public object New(string name, params object?[] arguments) => library.Modules.Construct(name, Arguments.Of(arguments));

    public object New(string name, Arguments arguments) => library.Modules.Construct(name, arguments);

    public object Call(object module, params object?[] arguments) => Result(library.Modules.Call(module, Arguments.Of(arguments)));

    public object?[] CallAll(object module, params object?[] arguments) =>
        Lists.Items(library.Modules.Call(module, Arguments.Of(arguments)))?.ToArray() ?? throw new CaseFailure("several results expected");

    public object Optimizer(string name, IEnumerable<KeyValuePair<string, object>> parameters, Arguments options) =>
        library.Optimizers.Construct(name, [new([.. parameters.Select(entry => entry.Value)], [])], options);

    public void Backward(object loss) => library.Tensors.Backward([loss], [null], retainGraph: false, createGraph: false);

    public void ClearGradients(IEnumerable<KeyValuePair<string, object>> parameters)
    {
        foreach (var (_, parameter) in parameters) library.Tensors.SetGrad(parameter, null);
    }

    public double Number(object tensor)
    {
        var raw = library.Tensors.Read(tensor);
        Judge.Require(raw.Count == 1, $"{raw} instead of a single number");
        return raw.RealAt(0);
    }

    /// <summary>Compares a quantity of one step.</summary>
    public void Step(int index, string quantity, double value)
    {
        var step = @case.Json.GetProperty("steps")[index].GetProperty(quantity);
        judge.Number($"{quantity} of step {index}", step.GetProperty("value").GetDouble(), value, Tolerance.Read(step));
    }

    public void Step(int index, string quantity, object tensor) => Step(index, quantity, Number(tensor));

    /// <summary>Compares a tensor that the case stores whole.</summary>
    public void Check(string property, object? tensor) => judge.Output(property, @case.Value(property), tensor);

    /// <summary>Compares data that was drawn: close, for it is random numbers after arithmetic.</summary>
    public void CheckDrawn(string property, object tensor) => judge.Tensor(
        property, @case.Tensor((TensorValue)@case.Value(property)), library.Tensors.Read(tensor), new(2e-6, 2e-6));

    /// <summary>Compares the whole tensors of a dictionary; every one that is listed must be there.</summary>
    public void CheckAll(string property, IEnumerable<KeyValuePair<string, object?>> tensors)
    {
        var given = tensors.ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (var (name, expected) in @case.Map(property))
        {
            Judge.Require(given.ContainsKey(name), $"{property}: no {name}");
            judge.Output($"{property} {name}", expected, given[name]);
        }
    }

    /// <summary>Compares checksums; every tensor that is listed must be there.</summary>
    public void Checksums(string property, IEnumerable<KeyValuePair<string, object>> state)
    {
        var given = state.ToDictionary(entry => entry.Key, entry => entry.Value);
        foreach (var expected in @case.Json.GetProperty(property).EnumerateObject())
        {
            Judge.Require(given.ContainsKey(expected.Name), $"{property}: no {expected.Name}");
            Checksum.Compare(judge, $"{property} {expected.Name}", expected.Value, library.Tensors.Read(given[expected.Name]));
        }
    }

    public void CheckSum(string property, object tensor) =>
        Checksum.Compare(judge, property, @case.Json.GetProperty(property), library.Tensors.Read(tensor));

    /// <summary>Compares the names of the state dict; with shapes where the case lists them.</summary>
    public void StateKeys(IEnumerable<KeyValuePair<string, object>> state)
    {
        if (!@case.Has("state_keys")) return;
        var want = @case.Json.GetProperty("state_keys").EnumerateArray()
            .Select(entry => entry.ToString().Replace(" ", "", StringComparison.Ordinal));
        var shapes = @case.Json.GetProperty("state_keys")[0].ValueKind == System.Text.Json.JsonValueKind.Array;
        var got = state.Select(
            entry => shapes ? $"[\"{entry.Key}\",[{string.Join(',', library.Tensors.Read(entry.Value).Shape)}]]" : entry.Key);
        foreach (var (wanted, given) in want.Zip(got)) Judge.Require(wanted == given, $"state dict: {given} instead of {wanted}");
        Judge.Require(want.Count() == got.Count(), $"state dict: {got.Count()} entries instead of {want.Count()}");
    }

    public void Integer(string property, long value) =>
        Judge.Require(
            @case.Json.GetProperty(property).GetInt64() == value, $"{property}: {value} instead of {@case.Json.GetProperty(property)}");

    private static object Result(object? result) => result ?? throw new CaseFailure("a module returned nothing");
}
