using System.Text.Json;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Small programs: in-place changes, hooks, second order, modes, errors.</summary>
sealed class AutogradRunner(ILibrary library) : ICaseRunner
{
    public void Run(Case @case, Judge judge)
    {
        var steps = @case.Json.GetProperty("program").EnumerateArray().ToArray();
        var next = 0;
        new Execution(library, @case, judge).Run(steps, ref next);
    }

    private sealed class Execution
    {
        private readonly Dictionary<string, object?> variables = [];
        private readonly Dictionary<string, IDisposable> hooks = [];
        private readonly ILibrary library;
        private readonly ITensorAccess tensors;
        private readonly Materializer materializer;
        private readonly Judge judge;

        public Execution(ILibrary library, Case @case, Judge judge)
        {
            (this.library, this.judge, tensors) = (library, judge, library.Tensors);
            materializer = new(@case, library) { Variable = name => variables[name] };
        }

        // Modes nest, and the library's guards live on the stack: so does this.
        public void Run(JsonElement[] steps, ref int next)
        {
            while (next < steps.Length)
            {
                var index = next++;
                var step = steps[index];
                var verb = step.GetProperty("do").GetString()!;
                if (verb == "end_mode") return;
                if (verb == "mode")
                {
                    var inner = next;
                    tensors.InMode(step.GetProperty("name").GetString()!, () => Run(steps, ref inner));
                    next = inner;
                    continue;
                }
                var what = $"step {index} ({verb})";
                if (step.TryGetProperty("error", out var error) && error.GetBoolean())
                    ErrorRules.Expect(null, what, () => Do(verb, step, what));
                else Do(verb, step, what);
            }
        }

        private void Do(string verb, JsonElement step, string what)
        {
            switch (verb)
            {
                case "tensor":
                    var fresh = materializer.Fresh((TensorValue)ValueReader.Read(step.GetProperty("value")));
                    if (step.GetProperty("grad").GetBoolean()) tensors.SetRequiresGrad(fresh, true);
                    variables[step.GetProperty("out").GetString()!] = fresh;
                    break;
                case "call":
                    var arguments = materializer.Arguments(
                        ValueReader.Items(step.GetProperty("args")), ValueReader.Entries(step.GetProperty("kwargs")));
                    Assign(step.GetProperty("out"), library.Call(step.GetProperty("op").GetString()!, arguments));
                    break;
                case "backward":
                    tensors.Backward([Of(step)], [Optional(step, "cotangent")], Flag(step, "retain_graph"), Flag(step, "create_graph"));
                    break;
                case "grad":
                    Assign(step.GetProperty("out"), tensors.Gradients(
                        Variables(step, "of"), Variables(step, "wrt"), Cotangents(step), Flag(step, "create_graph"),
                            Flag(step, "allow_unused")));
                    break;
                case "check":
                    Check(step, what);
                    break;
                case "check_none":
                    var isNone = variables[step.GetProperty("of").GetString()!] is null;
                    Judge.Require(
                        isNone == step.GetProperty("equals").GetBoolean(), $"{what}: {(isNone ? "there is none" : "there is one")}");
                    break;
                case "zero_grad":
                    tensors.SetGrad(Of(step), null);
                    break;
                case "requires_grad_":
                    tensors.SetRequiresGrad(Of(step), step.GetProperty("value").GetBoolean());
                    break;
                case "retain_grad":
                    tensors.RetainGrad(Of(step));
                    break;
                case "hook":
                    hooks[step.GetProperty("of").GetString()!] = tensors.RegisterHook(Of(step), Hook(step.GetProperty("fn").GetString()!));
                    break;
                case "remove_hook":
                    hooks[step.GetProperty("of").GetString()!].Dispose();
                    break;
                default:
                    throw new CaseFailure($"unknown step '{verb}'");
            }
        }

        private void Check(JsonElement step, string what)
        {
            var attribute = step.GetProperty("attr").GetString()!;
            var expected = ValueReader.Read(step.GetProperty("equals"));
            var of = Of(step);
            judge.Output($"{what} {attribute} of {step.GetProperty("of").GetString()}", expected, attribute switch
            {
                "value" => of,
                "grad" => tensors.Grad(of),
                "requires_grad" => tensors.RequiresGrad(of),
                "is_leaf" => tensors.IsLeaf(of),
                "has_grad_fn" => tensors.HasGradFunction(of),
                "version" => tensors.Version(of),
                "shape" => tensors.Read(of).Shape,
                _ => throw new CaseFailure($"unknown attribute '{attribute}'"),
            });
        }

        private Func<object, object?> Hook(string name) => name switch
        {
            "double" => gradient => library.Call("mul", Arguments.Of(gradient, 2.0)),
            "zero" => gradient => library.Call("zeros_like", Arguments.Of(gradient)),
            "observe" => _ => null,
            _ => throw new CaseFailure($"unknown hook '{name}'"),
        };

        private void Assign(JsonElement names, object? result)
        {
            if (names.ValueKind == JsonValueKind.String) variables[names.GetString()!] = result;
            if (names.ValueKind != JsonValueKind.Array) return;
            var items = Lists.Items(result);
            Judge.Require(items?.Count == names.GetArrayLength(), $"{names.GetArrayLength()} results expected");
            for (var i = 0; i < items!.Count; i++) variables[names[i].GetString()!] = items[i];
        }

        private object Of(JsonElement step) =>
            variables[step.GetProperty("of").GetString()!]
                ?? throw new CaseFailure($"variable {step.GetProperty("of").GetString()} is none");

        private object[] Variables(JsonElement step, string property) =>
            [.. step.GetProperty(property).EnumerateArray().Select(name => variables[name.GetString()!]!)];

        private object?[] Cotangents(JsonElement step) => step.TryGetProperty("cotangents", out var list)
            && list.ValueKind == JsonValueKind.Array
            ? [.. ValueReader.Items(list).Select(materializer.Make)]
            : new object?[step.GetProperty("of").GetArrayLength()];

        private object? Optional(JsonElement step, string property) =>
            step.TryGetProperty(property, out var value) ? materializer.Make(ValueReader.Read(value)) : null;

        private static bool Flag(JsonElement step, string property) =>
            step.TryGetProperty(property, out var flag) && flag.ValueKind == JsonValueKind.True;
    }
}
