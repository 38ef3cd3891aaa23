namespace Kasane.Conformance.Golden;

/// <summary>A value of a case: what PyTorch was given or returned.</summary>
abstract record Value;

sealed record NoneValue : Value;

sealed record BoolValue(bool Content) : Value;

sealed record IntegerValue(long Content) : Value;

sealed record FloatValue(double Content) : Value;

sealed record ComplexValue(double Real, double Imaginary) : Value;

sealed record TextValue(string Content) : Value;

/// <summary>A list or a tuple.</summary>
sealed record ListValue(IReadOnlyList<Value> Items) : Value;

/// <summary>A dictionary with text keys, in order.</summary>
sealed record MapValue(IReadOnlyList<KeyValuePair<string, Value>> Entries) : Value;

/// <summary>A tensor of the case's tensor file, given or expected; <see cref="Size"/> is set for a strided view of a 1-D base.</summary>
sealed record TensorValue(string Key, bool Grad = false, bool Complex = false) : Value
{
    public long[]? Size { get; init; }

    public long[] Stride { get; init; } = [];

    public long Offset { get; init; }

    public Tolerance Tolerance { get; init; } = Tolerance.Exact;

    public ComparisonMode Mode { get; init; }
}

/// <summary>An expected tensor of which only shape and dtype are defined.</summary>
sealed record ShapeValue(long[] Shape, DType DType) : Value;

sealed record DTypeValue(DType DType) : Value;

sealed record SliceValue(long? Start, long? Stop, long? Step) : Value;

sealed record EllipsisValue : Value;

/// <summary>What stands in the brackets of <c>x[...]</c>.</summary>
sealed record IndexValue(IReadOnlyList<Value> Items) : Value;

sealed record ModuleValue(string Name, IReadOnlyList<Value> Args, IReadOnlyList<KeyValuePair<string, Value>> Kwargs) : Value;

/// <summary>A function of <c>torch.nn.functional</c> as a value.</summary>
sealed record FunctionValue(string Name) : Value;

sealed record FullValue(long[] Sizes, double Fill, DType DType, bool Transposed) : Value;

/// <summary>Memory format, layout or device: allowed to be ignored.</summary>
sealed record IgnoredValue(string What) : Value;

/// <summary>A variable of an autograd program.</summary>
sealed record VariableValue(string Name) : Value;

/// <summary>A function of the epoch for a scheduler.</summary>
sealed record EpochFunctionValue(string Name, IReadOnlyDictionary<string, double> Parameters) : Value;

sealed record SchedulerValue(string Name, IReadOnlyList<KeyValuePair<string, Value>> Kwargs) : Value;
