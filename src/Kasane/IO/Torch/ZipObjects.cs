namespace Kasane.Internal;

/// <summary>The storages of the zip form: one record each.</summary>
internal sealed class ZipObjects(ZipReader zip, string folder) : TorchObjects
{
    private readonly Dictionary<string, TorchStorage> storages = [];

    protected override unsafe TorchStorage Storage(string key, DType dtype, long byteCount, object? view)
    {
        if (storages.TryGetValue(key, out var known)) return known;
        if (!zip.Entries.TryGetValue($"{folder}data/{key}", out var entry)) throw Bad($"the record of storage '{key}' is missing");
        if (byteCount > entry.Length) throw Bad($"storage '{key}' needs {byteCount} bytes, but its record has {entry.Length}");
        if (zip.Map(entry, byteCount, dtype) is { } pages) return storages[key] = new(dtype, pages, 0, byteCount);
        var storage = TorchStorage.Allocate(dtype, byteCount);
        storage.Fill((address, count) => zip.Read(entry, (byte*)address, count));
        return storages[key] = storage;
    }
}
