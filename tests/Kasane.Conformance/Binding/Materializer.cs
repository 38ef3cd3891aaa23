using System.Numerics;
using Kasane.Conformance.Golden;

namespace Kasane.Conformance.Binding;

/// <summary>Turns the values of a case into arguments. The same tensor of the case is the same tensor object each time.</summary>
sealed class Materializer(Case @case, ILibrary library)
{
    private readonly Dictionary<string, object> tensors = [];

    /// <summary>Variables of an autograd program.</summary>
    public Func<string, object?> Variable { get; init; } = name => throw new InvalidDataException($"No variable '{name}' here.");

    /// <summary>The tensor that was made of a key, if any.</summary>
    public object? TensorOf(string key) =>
        tensors.Where(entry => entry.Key == key || entry.Key.StartsWith(key + '|', StringComparison.Ordinal)).Select(entry => entry.Value)
            .FirstOrDefault();

    public Arguments Arguments(IEnumerable<Value> positional, IEnumerable<KeyValuePair<string, Value>> keyword) =>
        new([.. positional.Select(Make)], Keywords(keyword));

    public object? Make(Value value) => value switch
    {
        NoneValue => null,
        BoolValue flag => flag.Content,
        IntegerValue integer => integer.Content,
        FloatValue real => real.Content,
        ComplexValue complex => new Complex(complex.Real, complex.Imaginary),
        TextValue text => text.Content,
        ListValue list => list.Items.Select(Make).ToArray(),
        MapValue map => new MapArgument(Keywords(map.Entries)),
        TensorValue tensor => Tensor(tensor),
        FullValue full => Full(full),
        DTypeValue dtype => dtype.DType,
        SliceValue slice => new SliceArgument(slice.Start, slice.Stop, slice.Step),
        EllipsisValue => new EllipsisArgument(),
        IndexValue index => new IndexArgument([.. index.Items.Select(Make)]),
        ModuleValue module => library.Modules.Construct(module.Name, Arguments(module.Args, module.Kwargs)),
        FunctionValue function => new FunctionArgument(function.Name),
        IgnoredValue ignored => new IgnoredArgument(ignored.What),
        VariableValue variable => Variable(variable.Name),
        _ => throw new InvalidDataException($"{value.GetType().Name} is no argument."),
    };

    public KeyValuePair<string, object?>[] Keywords(IEnumerable<KeyValuePair<string, Value>> entries) =>
        [.. entries.Select(entry => KeyValuePair.Create(entry.Key, Make(entry.Value)))];

    public object Tensor(TensorValue value)
    {
        var identity = value.Size is null ? value.Key
            : $"{value.Key}|{string.Join(',', value.Size)}|{string.Join(',', value.Stride)}|{value.Offset}";
        if (tensors.TryGetValue(identity, out var known)) return known;
        var made = Fresh(value);
        tensors.Add(identity, made);
        return made;
    }

    /// <summary>A tensor object of its own.</summary>
    public object Fresh(TensorValue value)
    {
        var made = library.Tensors.Create(@case.Tensor(value));
        if (value.Size is not null) made = library.Tensors.View(made, value.Size, value.Stride, value.Offset);
        if (value.Grad) library.Tensors.SetRequiresGrad(made, true);
        return made;
    }

    private object Full(FullValue value)
    {
        var made = library.Tensors.Create(RawTensors.Full(value.DType, value.Sizes, value.Fill));
        return value.Transposed ? library.Tensors.Transpose(made) : made;
    }
}
