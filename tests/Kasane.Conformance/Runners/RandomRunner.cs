using System.Text.Json;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>The random streams: every draw, and the position of the generator after it.</summary>
sealed class RandomRunner(ILibrary library) : ICaseRunner
{
    public void Run(Case @case, Judge judge)
    {
        var materializer = new Materializer(@case, library);
        var steps = @case.Json.GetProperty("steps").EnumerateArray().ToArray();
        library.Tensors.ManualSeed(@case.Json.GetProperty("seed").GetInt64());
        for (var i = 0; i < steps.Length; i++)
        {
            var step = steps[i];
            switch (step.GetProperty("do").GetString())
            {
                case "draw":
                    var op = step.GetProperty("op").GetString()!;
                    var arguments = Arguments(materializer, step);
                    var result = library.Call(op, arguments);
                    var changed = Names.IsInPlace(op) ? arguments.Positional[0] : result;
                    judge.Output($"step {i} ({op})", ValueReader.Read(step.GetProperty("output")), changed);
                    break;
                case "module":
                    CheckModule(step, $"step {i}", materializer, judge);
                    break;
                case "manual_seed":
                    library.Tensors.ManualSeed(step.GetProperty("seed").GetInt64());
                    break;
                case var verb:
                    throw new CaseFailure($"unknown step '{verb}'");
            }
        }
    }

    private void CheckModule(JsonElement step, string what, Materializer materializer, Judge judge)
    {
        var name = step.GetProperty("module").GetString()!;
        var state = library.Modules.State(library.Modules.Construct(name, Arguments(materializer, step)));
        var expected = ValueReader.Entries(step.GetProperty("state"));
        Judge.Require(
            state.Select(entry => entry.Key).SequenceEqual(expected.Select(entry => entry.Key)),
            $"{what} ({name}): state [{string.Join(", ", state.Select(entry => entry.Key))}]");
        for (var i = 0; i < expected.Length; i++) judge.Output($"{what} ({name}) {expected[i].Key}", expected[i].Value, state[i].Value);
    }

    private static Arguments Arguments(Materializer materializer, JsonElement step) =>
        materializer.Arguments(ValueReader.Items(step.GetProperty("args")), ValueReader.Entries(step.GetProperty("kwargs")));
}
