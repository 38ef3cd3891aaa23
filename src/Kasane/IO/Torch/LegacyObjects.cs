namespace Kasane.Internal;

/// <summary>The storages of the form before PyTorch 1.6: their bytes follow the pickle, so they are filled afterwards.</summary>
internal sealed class LegacyObjects(RandomFile file) : TorchObjects
{
    private readonly Dictionary<string, TorchStorage> storages = [];
    private readonly Dictionary<string, TorchStorage> views = [];
    private long promised;

    /// <summary>Reads the storages in the order of <paramref name="keys"/>: their number of elements, then the elements.</summary>
    public unsafe void Fill(object? keys, long position)
    {
        if (keys is not List<object?> list) throw file.Bad("its list of storages is no list");
        var filled = new HashSet<string>();
        foreach (var item in list)
        {
            if (item is not string key || !storages.TryGetValue(key, out var storage) || !filled.Add(key))
                throw file.Bad("its list of storages does not fit the tensors");
            var count = BitConverter.ToInt64(file.Read(position, sizeof(long)));
            if (count != storage.ByteCount / storage.DType.ItemSize)
                throw file.Bad($"storage '{key}' has {count} elements, but its tensors expect {storage.ByteCount / storage.DType.ItemSize}");
            var start = position + sizeof(long);
            storage.Fill((address, bytes) =>
            {
                for (long done = 0; done < bytes; done += 1 << 20)
                    file.Read(start + done, new Span<byte>((byte*)address + done, (int)Math.Min(bytes - done, 1 << 20)));
            });
            position = start + storage.ByteCount;
        }
        if (filled.Count != storages.Count) throw file.Bad("the bytes of a storage are missing");
    }

    protected override TorchStorage Storage(string key, DType dtype, long byteCount, object? view)
    {
        if (!storages.TryGetValue(key, out var storage))
        {
            promised += byteCount <= file.Length ? byteCount : throw Bad($"storage '{key}' needs {byteCount} bytes, more than the file has");
            if (promised > file.Length) throw Bad($"the storages need {promised} bytes, more than the file has");
            storages[key] = storage = TorchStorage.Allocate(dtype, byteCount);
        }
        if (view is null) return storage;
        if (view is not TorchTuple { Count: 3 } parts || parts[0] is not string viewKey || parts[1] is not long offset || parts[2] is not long count)
            throw Bad("the view of a storage is described by other values than key, offset and size");
        if (offset < 0 || count < 0 || ((Int128)offset + count) * dtype.ItemSize > storage.ByteCount) throw Bad("the view of a storage lies outside it");
        if (!views.TryGetValue(viewKey, out var known)) views[viewKey] = known = storage.View(dtype, offset * dtype.ItemSize, count * dtype.ItemSize);
        return known;
    }
}
