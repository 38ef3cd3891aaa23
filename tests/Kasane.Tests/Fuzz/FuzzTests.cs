namespace Kasane.Tests.Fuzz;

/// <summary>
/// Random operations, shapes, dtypes, layouts and arguments: the CPU's kernels say what the reference's say, both refuse the same, and
/// only with documented exceptions.
/// </summary>
public class FuzzTests
{
    private const int Cases = 3000;

    [Fact]
    public void Random_calls_agree_with_the_reference()
    {
        // KASANE_FUZZ=seed:first:count repeats some cases; KASANE_FUZZ_TRACE=file keeps the last call, for one that ends the process.
        var nightly = Environment.GetEnvironmentVariable("KASANE_NIGHTLY") == "1";
        var wanted = Environment.GetEnvironmentVariable("KASANE_FUZZ")?.Split(':').Select(int.Parse).ToArray();
        var (seed, first, count) = wanted is [var s, var f, var c] ? (s, f, c) : nightly ? (Environment.TickCount, 0, 300_000) : (1, 0, Cases);
        var trace = Environment.GetEnvironmentVariable("KASANE_FUZZ_TRACE");
        var current = "";
        using var watch = new Timer(_ => Environment.FailFast($"This call does not come to an end: {Volatile.Read(ref current)}"));
        var failures = new List<string>();
        for (var number = first; number < first + count && failures.Count < 400; number++)
        {
            var one = new FuzzCase(seed, number);
            Volatile.Write(ref current, $"KASANE_FUZZ={seed}:{number}:1 {one}");
            if (trace is not null) File.WriteAllText(trace, current);
            watch.Change(TimeSpan.FromMinutes(1), Timeout.InfiniteTimeSpan);
            if (one.Difference() is { } difference)
                failures.Add($"{one}\n  {difference}\n  Repeat it: KASANE_FUZZ={seed}:{number}:1 dotnet test tests/Kasane.Tests --filter {typeof(FuzzTests).FullName}");
        }
        Assert.True(failures.Count == 0, $"{failures.Count} of {count} calls:\n\n{string.Join("\n\n", failures)}");
    }
}
