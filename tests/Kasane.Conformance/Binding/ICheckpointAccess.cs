namespace Kasane.Conformance.Binding;

/// <summary>What the runners need from reading files.</summary>
interface ICheckpointAccess
{
    /// <summary>
    /// Loads a file of <c>torch.save</c>: tensors, null, bool, long, BigInteger, double, string, DType, object?[] for lists,
    /// <see cref="LoadedTuple"/>, <see cref="LoadedSize"/> and <see cref="LoadedDict"/>.
    /// </summary>
    object? LoadTorch(string path);

    (IReadOnlyDictionary<string, object> Tensors, IReadOnlyDictionary<string, string>? Metadata) LoadSafetensors(string path);

    /// <summary>Sizes, strides and offset of a loaded tensor.</summary>
    (long[] Sizes, long[] Strides, long Offset) Layout(object tensor);

    bool IsParameter(object tensor);

    /// <summary>Whether writing to one tensor shows in the other.</summary>
    bool ShareStorage(object left, object right);
}

sealed record LoadedTuple(IReadOnlyList<object?> Items);

sealed record LoadedSize(IReadOnlyList<long> Sizes);

sealed record LoadedDict(IReadOnlyList<KeyValuePair<object?, object?>> Entries);
