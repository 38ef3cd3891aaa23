namespace Kasane.Internal;

/// <summary>The storages of the tensors that a file holds, each once.</summary>
internal sealed class StorageRecords
{
    private const int PartBytes = 1 << 20;

    private readonly Dictionary<(Storage, DType), int> keys = [];
    private readonly List<(Tensor Bytes, long Length, long Count)> contents = [];

    /// <summary>The key and the number of elements of a tensor's storage.</summary>
    public (string Key, long Count) Add(Tensor tensor)
    {
        var count = tensor.Storage.Length / tensor.DType.ItemSize;
        // PyTorch's storages have a type: memory seen as two types is written twice.
        if (!keys.TryGetValue((tensor.Storage, tensor.DType), out var key))
        {
            keys[(tensor.Storage, tensor.DType)] = key = contents.Count;
            var length = count * tensor.DType.ItemSize;
            contents.Add((tensor.Alias(Layout.Contiguous([length]), 0, DType.UInt8), length, count));
        }
        return ($"{key}", count);
    }

    /// <summary>Writes them in PyTorch's order, a record each.</summary>
    public void Write(ZipWriter zip, string folder)
    {
        foreach (var key in Ordered())
        {
            var (bytes, length, _) = contents[key];
            zip.Add($"{folder}data/{key}", length, (offset, part) => RawCopy.Download(bytes, offset, part.Span));
        }
    }

    /// <summary>Writes them behind the pickles of the old form: a list of their keys, then the number of elements and the bytes of each.</summary>
    public void WriteLegacy(Stream stream)
    {
        var order = Ordered().ToArray();
        var list = new PickleWriter();
        list.Op(']');
        list.Op('(');
        foreach (var key in order) list.Text($"{key}");
        list.Op('e');
        stream.Write(list.Finish());
        var buffer = new byte[PartBytes];
        foreach (var key in order)
        {
            var (bytes, length, count) = contents[key];
            stream.Write(BitConverter.GetBytes(count));
            for (long done = 0; done < length; done += PartBytes)
            {
                var part = buffer.AsSpan(0, (int)Math.Min(length - done, PartBytes));
                RawCopy.Download(bytes, done, part);
                stream.Write(part);
            }
        }
    }

    private IEnumerable<int> Ordered() => Enumerable.Range(0, contents.Count).OrderBy(key => $"{key}", StringComparer.Ordinal);
}
