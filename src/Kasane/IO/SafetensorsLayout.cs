namespace Kasane.Internal;

/// <summary>The rule that the tensors of a safetensors file cover its data exactly: no hole, no overlap, nothing left over.</summary>
internal static class SafetensorsLayout
{
    /// <summary>Checks that sizes fit shapes and ranges fit each other.</summary>
    /// <exception cref="InvalidDataException">They do not.</exception>
    public static void Check(IReadOnlyCollection<SafetensorsEntry> entries, long dataLength)
    {
        foreach (var entry in entries) CheckSize(entry, dataLength);
        long covered = 0;
        foreach (var entry in entries.OrderBy(x => x.Begin).ThenBy(x => x.End))
        {
            if (entry.Begin != covered)
            {
                throw SafetensorsHeader.Bad(
                    $"tensor {SafetensorsHeader.Quote(entry.Name)} begins at byte {entry.Begin} of the data, but the tensors before it end at byte {covered}: "
                    + (entry.Begin < covered ? "they overlap" : "there is a hole"));
            }

            covered = entry.End;
        }

        if (covered != dataLength) throw SafetensorsHeader.Bad($"its tensors take {covered} bytes, but it has {dataLength} bytes of data");
    }

    /// <summary>The number of bytes of a tensor; null if it does not fit into 63 bits.</summary>
    public static long? ByteCount(DType dtype, ReadOnlySpan<long> shape)
    {
        Int128 bytes = dtype.ItemSize;
        foreach (var size in shape)
        {
            bytes *= size;
            if (bytes > long.MaxValue) return null;
        }

        return (long)bytes;
    }

    private static void CheckSize(SafetensorsEntry entry, long dataLength)
    {
        var name = SafetensorsHeader.Quote(entry.Name);
        if (entry.Begin > entry.End || entry.End > dataLength)
            throw SafetensorsHeader.Bad($"tensor {name} lies at bytes {entry.Begin} to {entry.End} of {dataLength} bytes of data");
        if (ByteCount(entry.DType, entry.Shape) is not { } size) throw SafetensorsHeader.Bad($"tensor {name} has a shape of more than 2^63 bytes");
        if (size != entry.ByteCount)
            throw SafetensorsHeader.Bad($"tensor {name} needs {size} bytes for its shape and dtype, but its data_offsets span {entry.ByteCount}");
    }
}
