namespace Kasane.Internal;

/// <summary>The storages of the tensors that a file holds, each once.</summary>
internal sealed class StorageRecords
{
    private readonly Dictionary<(Storage, DType), int> keys = [];
    private readonly List<(Tensor Bytes, long Count)> contents = [];

    /// <summary>The key and the number of elements of a tensor's storage.</summary>
    public (string Key, long Count) Add(Tensor tensor)
    {
        var count = tensor.Storage.Length / tensor.DType.ItemSize;
        // PyTorch's storages have a type: memory seen as two types is written twice.
        if (!keys.TryGetValue((tensor.Storage, tensor.DType), out var key))
        {
            keys[(tensor.Storage, tensor.DType)] = key = contents.Count;
            var length = count * tensor.DType.ItemSize;
            contents.Add((tensor.Alias(Layout.Contiguous([length]), 0, DType.UInt8), length));
        }
        return ($"{key}", count);
    }

    /// <summary>Writes them in PyTorch's order.</summary>
    public void Write(ZipWriter zip, string folder)
    {
        foreach (var key in Enumerable.Range(0, contents.Count).OrderBy(key => $"{key}", StringComparer.Ordinal))
        {
            var (bytes, count) = contents[key];
            zip.Add($"{folder}data/{key}", count, (offset, part) =>
            {
                var range = bytes.Alias(Layout.Contiguous([part.Length]), offset);
                range.Backend.Download(range.Block, part.Span);
                GC.KeepAlive(range);
            });
        }
    }
}
