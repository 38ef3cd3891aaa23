using System.Reflection;
using Kasane.Conformance.Binding;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Tests.Fakes;

/// <summary>A toy library: a few ops, right unless a test replaces them by wrong ones.</summary>
sealed class FakeLibrary : ILibrary
{
    public FakeLibrary()
    {
        Ops["square"] = arguments => FakeTensor.Map(First(arguments), x => x * x, x => 2 * x);
        Ops["mul"] = arguments => FakeTensor.Map(First(arguments), x => x * (float)Number(arguments), _ => (float)Number(arguments));
        Ops["zeros_like"] = arguments => FakeTensor.Map(First(arguments), _ => 0, _ => 0);
        Ops["sum"] = arguments =>
        {
            var x = First(arguments);
            return new FakeTensor([], x.Values.Sum())
            {
                RequiresGrad = x.RequiresGrad,
                Backward = x.RequiresGrad ? gradient => x.Accumulate(new(x.Shape, [.. x.Values.Select(_ => gradient.Values[0])])) : null,
            };
        };
        Ops["Tensor.zero_"] = arguments =>
        {
            var x = First(arguments);
            x.Raw = RawTensors.Full(x.Raw.DType, x.Shape, 0);
            x.Version++;
            x.Backward = x.Backward is null ? null : _ => { };
            return x;
        };
    }

    public Dictionary<string, Func<Arguments, object?>> Ops { get; } = [];

    public FakeTensors Fakes { get; } = new();

    public FakeModules FakeModules { get; } = new();

    public ITensorAccess Tensors => Fakes;

    public IModuleAccess Modules => FakeModules;

    public IOptimizerAccess Optimizers { get; init; } = DispatchProxy.Create<IOptimizerAccess, MissingProxy>();

    public ICheckpointAccess Checkpoints { get; init; } = DispatchProxy.Create<ICheckpointAccess, MissingProxy>();

    public object? Call(string op, Arguments arguments) =>
        Ops.TryGetValue(op, out var way) ? way(arguments) : throw new BindingException($"unknown: {op}");

    public static FakeTensor First(Arguments arguments) => (FakeTensor)arguments.Positional[0]!;

    private static double Number(Arguments arguments) => (double)arguments.Positional[1]!;
}
