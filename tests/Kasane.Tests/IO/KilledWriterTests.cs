using System.Diagnostics;
using Kasane.Resume;

namespace Kasane.Tests;

/// <summary>A process that is killed while it overwrites checkpoints leaves each of them whole: the old one or the new one.</summary>
public sealed class KilledWriterTests
{
    [Fact]
    public void Every_format_survives_a_kill_at_any_moment()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(3);
        var kills = Environment.GetEnvironmentVariable("KASANE_NIGHTLY") == "1" ? 200 : 15;
        var least = CheckpointWriting.Names.ToDictionary(name => name, _ => 0L);
        foreach (var name in CheckpointWriting.Names) CheckpointWriting.Write(folder.File(name), 0);
        long last = 0;
        for (var kill = 0; kill < kills; kill++)
        {
            using var process = HelperProcess.Start("write", folder.Path, $"{last + 1}");
            for (var rounds = random.Next(1, 4); rounds > 0; rounds--) last = long.Parse(process.StandardOutput.ReadLine()!, null);
            var watch = Stopwatch.StartNew();
            var delay = random.NextDouble() * 12;
            while (watch.Elapsed.TotalMilliseconds < delay) Thread.SpinWait(20);
            process.Kill();
            process.WaitForExit();
            if (process.StandardOutput.ReadToEnd().TrimEnd() is { Length: > 0 } rest) last = long.Parse(rest.Split('\n')[^1], null);
            foreach (var name in CheckpointWriting.Names)
            {
                var number = CheckpointWriting.Read(folder.File(name));
                // Nothing that was finished is lost, and nothing is younger than the round in flight.
                Assert.InRange(number, last, last + 1);
                Assert.True(number >= least[name], name);
                least[name] = number;
            }
            last++;
        }

        // At most one half-written file for each kill; the next write removes it, once it is old enough to be nobody's.
        var left = Directory.GetFiles(folder.Path, "*.tmp");
        Assert.InRange(left.Length, 0, kills);
        File.WriteAllText(folder.File("zip.pt.notes.tmp"), "not ours");
        foreach (var path in Directory.GetFiles(folder.Path, "*.tmp")) File.SetLastWriteTimeUtc(path, DateTime.UtcNow.AddMinutes(-5));
        foreach (var name in CheckpointWriting.Names) CheckpointWriting.Write(folder.File(name), 1_000_000);
        Assert.Equal([folder.File("zip.pt.notes.tmp")], Directory.GetFiles(folder.Path, "*.tmp"));
        Assert.Equal(CheckpointWriting.Names.Count + 1, Directory.GetFiles(folder.Path).Length);
        foreach (var name in CheckpointWriting.Names) Assert.Equal(1_000_000, CheckpointWriting.Read(folder.File(name)));
    }

    [Fact]
    public void Another_writer_keeps_its_file()
    {
        using var folder = new TemporaryFolder();
        var path = folder.File("x.bin");
        using (var slow = Kasane.Internal.AtomicFile.Create(path))
        {
            slow.Stream.Write("slow"u8);
            slow.Stream.Flush();
            File.SetLastWriteTimeUtc(Directory.GetFiles(folder.Path).Single(), DateTime.UtcNow.AddMinutes(-5));
            Kasane.Internal.AtomicFile.Write(path, stream => stream.Write("fast"u8));
            slow.Commit();
        }
        Assert.Equal("slow", File.ReadAllText(path));
        Assert.Equal([path], Directory.GetFiles(folder.Path));
    }
}
