using static Kasane.Internal.SafetensorsHeader;

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
                var defect = entry.Begin < covered ? "they overlap" : "there is a hole";
                throw Bad(
                    $"tensor {Quote(entry.Name)} begins at byte {entry.Begin}, but those before it end at {covered}: {defect}");
            }

            covered = entry.End;
        }

        if (covered != dataLength) throw Bad($"its tensors take {covered} bytes, but it has {dataLength} bytes of data");
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
        var name = Quote(entry.Name);
        if (entry.Begin > entry.End || entry.End > dataLength)
            throw Bad($"tensor {name} lies at bytes {entry.Begin} to {entry.End} of {dataLength} bytes of data");
        if (ByteCount(entry.DType, entry.Shape) is not { } size)
            throw Bad($"tensor {name} has a shape of more than 2^63 bytes");
        if (size != entry.ByteCount)
            throw Bad($"tensor {name} has {size} bytes by its shape and {entry.ByteCount} by its data_offsets");
    }
}
