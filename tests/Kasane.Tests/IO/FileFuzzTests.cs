using System.IO.Compression;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Whatever the bytes, a reader either succeeds or throws the one exception that says so, without large allocations.</summary>
public sealed class FileFuzzTests
{
    private const long AllocationLimit = 4_000_000;

    [Theory]
    [InlineData("safetensors-simple.safetensors", 3000)]
    [InlineData("safetensors-names.safetensors", 3000)]
    [InlineData("safetensors-metadata-only.safetensors", 1000)]
    [InlineData("safetensors-scalar-and-empty.safetensors", 2000)]
    public void Damaged_safetensors_load_or_are_rejected(string name, int count)
    {
        var loaded = 0;
        foreach (var bytes in Mutations.Of(File.ReadAllBytes(ConformanceFolder.File("checkpoints", name)), count, seed: 5))
        {
            if (Survives(() =>
            {
                using var file = SafetensorsFile.Open(new MemoryStream(bytes), "fuzz");
                foreach (var entry in file.Entries.Values) file.Read(entry, new byte[entry.ByteCount]);
            })) loaded++;
        }

        Assert.InRange(loaded, 1, count - 1);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public void Damaged_idx_files_load_or_are_rejected(bool gzipped)
    {
        var plain = new byte[] { 0, 0, 0x0B, 2, 0, 0, 0, 3, 0, 0, 0, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12 };
        var original = gzipped ? Gzip(plain) : plain;
        var loaded = 0;
        foreach (var bytes in Mutations.Of(original, 3000, seed: 6))
            if (Survives(() => IdxFile.Read(new MemoryStream(bytes)))) loaded++;
        Assert.InRange(loaded, 1, 2999);
    }

    internal static byte[] Gzip(byte[] plain)
    {
        var stream = new MemoryStream();
        using (var gzip = new GZipStream(stream, CompressionLevel.Optimal)) gzip.Write(plain);
        return stream.ToArray();
    }

    private static bool Survives(Action action)
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        try
        {
            action();
            return true;
        }
        catch (CheckpointFormatException)
        {
            return false;
        }
        finally
        {
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationLimit);
        }
    }
}
