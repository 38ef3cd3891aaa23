using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Runners;

/// <summary>Functions and tensor methods: values, dtypes, shapes, gradients, errors.</summary>
sealed class OpsRunner(ILibrary library) : ICaseRunner
{
    public void Run(Case @case, Judge judge)
    {
        var op = @case.Name;
        var materializer = new Materializer(@case, library);
        var arguments = materializer.Arguments(@case.List("args"), @case.Map("kwargs"));
        var changed = Names.IsInPlace(op) ? CloneFirst(ref arguments) : null;
        if (@case.ExpectsError)
        {
            ErrorRules.Expect(@case.ErrorType, op, () => library.Call(op, arguments));
            return;
        }
        var result = library.Call(op, arguments);
        judge.Output("output", @case.Value("outputs"), changed ?? result);
        new BackwardPass(library, materializer, judge).Run(@case);
    }

    // What an in-place op changes is a clone, so that the original can have a gradient.
    private object? CloneFirst(ref Arguments arguments)
    {
        if (arguments.Positional is not [var first, ..] || !library.Tensors.IsTensor(first)) return null;
        var clone = library.Tensors.Clone(first!);
        arguments = arguments.With([clone, .. arguments.Positional.Skip(1)]);
        return clone;
    }
}
