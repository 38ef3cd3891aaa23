namespace Kasane.Conformance.Binding;

/// <summary>Kasane's readers of files as the runners see them.</summary>
sealed class KasaneCheckpoints : ICheckpointAccess
{
    public object? LoadTorch(string path) => Convert(TorchFile.Load(path));

    public (IReadOnlyDictionary<string, object> Tensors, IReadOnlyDictionary<string, string>? Metadata) LoadSafetensors(string path) =>
        (Safetensors.Load(path).ToDictionary(pair => pair.Key, pair => (object)pair.Value), Safetensors.LoadMetadata(path));

    public (long[] Sizes, long[] Strides, long Offset) Layout(object tensor)
    {
        var x = (Tensor)tensor;
        return (x.Shape.ToArray(), x.Strides.ToArray(), x.StorageOffset);
    }

    public bool IsParameter(object tensor) => tensor is Kasane.Parameter;

    public bool ShareStorage(object left, object right) => ReferenceEquals(((Tensor)left).Storage, ((Tensor)right).Storage);

    private static object? Convert(object? value) => value switch
    {
        TorchDict entries => new LoadedDict([.. entries.Select(entry => new KeyValuePair<object?, object?>(Convert(entry.Key), Convert(entry.Value)))]),
        TorchTuple items => new LoadedTuple([.. items.Select(Convert)]),
        List<object?> items => items.Select(Convert).ToArray(),
        Shape sizes => new LoadedSize(sizes.ToArray()),
        _ => value,
    };
}
