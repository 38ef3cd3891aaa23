using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>Files of torch.save: loaded whole, or refused with one kind of exception.</summary>
public sealed class TorchFileTests
{
    private const long AllocationLimit = 8_000_000;

    public static TheoryData<string> Valid =>
    [
        .. Directory.GetFiles(ConformanceFolder.File("checkpoints"), "*.pt").Select(Path.GetFileName).Where(name =>
            !name!.Contains("-broken-", StringComparison.Ordinal) && !name.Contains("-unsafe-", StringComparison.Ordinal)).Select(name => name!),
    ];

    [Fact]
    public void A_refusal_names_the_file_the_opcode_and_the_offset()
    {
        var path = ConformanceFolder.File("checkpoints", "zip-unsafe-builtins-eval.pt");
        var error = Assert.Throws<CheckpointFormatException>(() => TorchFile.Load(path));
        Assert.Contains(path, error.Message, StringComparison.Ordinal);
        Assert.Contains("eval", error.Message, StringComparison.Ordinal);
        Assert.Contains("opcode 0x63 'c' at pickle offset", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Valid))]
    public void Damaged_files_load_or_are_rejected(string name)
    {
        var original = File.ReadAllBytes(ConformanceFolder.File("checkpoints", name));
        if (original.Length > 20_000) return;
        var count = Environment.GetEnvironmentVariable("KASANE_NIGHTLY") == "1" ? 3000 : 150;
        foreach (var bytes in Mutations.Of(original, count, seed: 7))
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            try
            {
                using var file = RandomFile.Of(bytes, "fuzz");
                TorchReader.Read(file);
            }
            catch (CheckpointFormatException)
            {
                // Refused, as it should be.
            }
            Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, AllocationLimit);
        }
    }
}
