using System.Globalization;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>L-BFGS: five steps on a quadratic or on Rosenbrock's function.</summary>
sealed class MinimizerRunner(ILibrary library) : ICaseRunner
{
    private const int Steps = 5;

    public void Run(Case @case, Judge judge)
    {
        var materializer = new Materializer(@case, library);
        var x = materializer.Tensor((TensorValue)@case.List("params")[0]);
        library.Tensors.SetRequiresGrad(x, true);
        var problem = Problem(@case, materializer, x);
        var optimizer = library.Optimizers.Construct(@case.Name, [new([x], [])], materializer.Arguments([], @case.Map("kwargs")));
        object Closure()
        {
            library.Tensors.SetGrad(x, null);
            var loss = problem();
            library.Tensors.Backward([loss], [null], retainGraph: false, createGraph: false);
            return loss;
        }
        var losses = @case.Json.GetProperty("losses");
        var expected = @case.Map("expected")
            .ToDictionary(entry => int.Parse(entry.Key, CultureInfo.InvariantCulture), entry => (ListValue)entry.Value);
        for (var step = 1; step <= Steps; step++)
        {
            var loss = library.Optimizers.Step(optimizer, Closure);
            judge.Number($"loss of step {step}", losses.GetProperty("values")[step - 1].GetDouble(), loss, Tolerance.Read(losses));
            if (expected.TryGetValue(step, out var want)) judge.Tensor($"parameter after step {step}", (TensorValue)want.Items[0], x);
        }
    }

    private Func<object> Problem(Case @case, Materializer materializer, object x)
    {
        if (@case.Text("problem") == "quadratic")
        {
            var a = materializer.Make(@case.Value("A"));
            var b = materializer.Make(@case.Value("b"));
            return () => Op("sub", Op("mul", Op("dot", x, Op("mv", a, x)), 0.5), Op("dot", b, x));
        }
        var length = library.Tensors.Read(x).Shape[0];
        return () =>
        {
            var head = Op("narrow", x, 0L, 0L, length - 1);
            var tail = Op("narrow", x, 0L, 1L, length - 1);
            var curve = Op("mul", Op("square", Op("sub", tail, Op("square", head))), 100.0);
            return Op("sum", Op("add", curve, Op("square", Op("rsub", head, 1.0))));
        };
    }

    private object Op(string name, params object?[] arguments) =>
        library.Call(name, Arguments.Of(arguments)) ?? throw new CaseFailure($"{name} returned nothing");
}
