using System.Diagnostics;
using Kasane.Internal;

namespace Kasane.Tests;

/// <summary>
/// Whatever the bytes: a reader succeeds or throws what it documents, soon, and with memory in proportion to the file. A few thousand damaged
/// files; with KASANE_NIGHTLY=1 well above 100,000. KASANE_FUZZ_SEED sets another seed.
/// </summary>
[Collection("GlobalRandom")]
public sealed class ReaderFuzzTests
{
    private const long AlwaysAllowed = 2_000_000;

    private static readonly TimeSpan LongestRead = TimeSpan.FromSeconds(5);

    [Fact]
    public void Readers_stand_any_damage()
    {
        using var folder = new TemporaryFolder();
        var nightly = Environment.GetEnvironmentVariable("KASANE_NIGHTLY") == "1";
        var seed = int.TryParse(Environment.GetEnvironmentVariable("KASANE_FUZZ_SEED"), out var given) ? given : 1;
        var subjects = ReaderSubjects.All(folder.Path).ToArray();
        var each = nightly ? (150_000 / subjects.Length) + 1 : 120;
        var problems = new List<string>();
        foreach (var subject in subjects)
        {
            subject.Read(subject.Original);
            var loaded = 0;
            for (var i = 0; i < each; i++)
            {
                // Each case by itself can be run again.
                var bytes = subject.Damage(subject.Original, new Random(HashCode(seed, i)));
                if (Problem(subject, bytes, ref loaded) is not { } problem) continue;
                problems.Add($"{subject.Name} {seed}/{i}: {problem}");
                if (problems.Count > 20) break;
            }
            if (loaded == each) problems.Add($"{subject.Name}: no damage was noticed.");
        }
        Assert.True(problems.Count == 0, string.Join('\n', problems));
        Assert.True(subjects.Length * each > (nightly ? 100_000 : 3000));
    }

    private static string? Problem(ReaderSubject subject, byte[] bytes, ref int loaded)
    {
        var (managed, native) = (GC.GetAllocatedBytesForCurrentThread(), NativePool.Shared.RentedBytes);
        var watch = Stopwatch.StartNew();
        try
        {
            subject.Read(bytes);
            loaded++;
        }
        catch (Exception error) when (error is CheckpointFormatException or StateDictException)
        {
            // Refused, as it should be.
        }
        catch (Exception error)
        {
            return $"{error.GetType().Name}: {error.Message} {error.StackTrace?.Split('\n').FirstOrDefault(line => line.Contains("Kasane", StringComparison.Ordinal))?.Trim()}";
        }
        if (watch.Elapsed > LongestRead) return $"{watch.Elapsed.TotalSeconds:F1} s for {bytes.Length} bytes";
        var most = AlwaysAllowed + ((long)bytes.Length * subject.Expansion);
        managed = GC.GetAllocatedBytesForCurrentThread() - managed;
        native = NativePool.Shared.RentedBytes - native;
        return managed > most || native > most ? $"{managed} + {native} bytes of memory for {bytes.Length}, more than {most}" : null;
    }

    private static int HashCode(int seed, int i) => unchecked((seed * 1_000_003) + i) & int.MaxValue;
}
