using System.Diagnostics;
using Kasane.Resume;

namespace Kasane.Tests;

/// <summary>A training that is stopped or killed and goes on ends with the same bits as one that never was.</summary>
[Collection("GlobalRandom")]
public sealed class ResumeTests
{
    private const int Epochs = 6;

    [Theory]
    [InlineData(0, 1)]
    [InlineData(2, 2)]
    public void A_cancelled_training_goes_on_bit_for_bit(int workers, int seed)
    {
        var (expected, whole) = DigitsTraining.Run(null, 0, Epochs);
        using var folder = new TemporaryFolder();
        var random = new Random(seed);
        byte[] weights = [];
        TrainingReport report;
        var runs = 0;
        do
        {
            using var stop = new CancellationTokenSource();
            var left = random.Next(1, 20);
            (weights, report) = DigitsTraining.Run(folder.Path, workers, Epochs, _ =>
            {
                if (--left == 0) stop.Cancel();
            }, stop: stop.Token);
            runs++;
        }
        while (report.Reason == StopReason.Canceled);

        Assert.True(runs > 2);
        Assert.Equal(expected, weights);
        Assert.Equal(whole.Steps, report.Steps);
        Assert.Equal(whole.Epochs.Select(Text), report.Epochs.Select(Text));
        Assert.True(report.Epochs[^1].Metrics["Accuracy"] > 0.5);
        Assert.Equal(2, report.BestCheckpoints.Count);
        Assert.Equal(3, Directory.GetFiles(folder.Path).Length);

        static string Text(EpochReport epoch) => $"{epoch.Epoch} {epoch.Steps} {epoch.TrainLoss:R} {epoch.ValidationLoss:R} {string.Join(' ', epoch.Metrics)}";
    }

    [Fact]
    public void A_killed_training_goes_on_bit_for_bit()
    {
        var (expected, _) = DigitsTraining.Run(null, 0, 8);
        using var folder = new TemporaryFolder();
        var random = new Random(5);
        for (var kills = 0; kills < 10; kills++)
        {
            using var process = Start(folder.Path);
            // Dies between two steps, in the middle of one, or while it writes a checkpoint.
            for (var steps = random.Next(1, 10); steps > 0 && process.StandardOutput.ReadLine() is not null; steps--)
            {
            }

            Thread.Sleep(random.Next(0, 25));
            process.Kill();
            process.WaitForExit();
        }

        Assert.False(File.Exists(folder.File("weights.bin")));
        using var last = Start(folder.Path);
        var output = last.StandardOutput.ReadToEnd();
        last.WaitForExit();
        Assert.True(last.ExitCode == 0, output);
        Assert.Equal(expected, File.ReadAllBytes(folder.File("weights.bin")));
    }

    [Fact]
    public void A_signal_ends_a_training_with_a_checkpoint()
    {
        if (OperatingSystem.IsWindows()) return;
        using var folder = new TemporaryFolder();
        using var process = Start(folder.Path);
        for (var i = 0; i < 3; i++) process.StandardOutput.ReadLine();
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"])) kill.WaitForExit();
        var words = process.StandardOutput.ReadToEnd().TrimEnd().Split('\n')[^1].Split(' ');
        process.WaitForExit();
        Assert.Equal((0, "stopped"), (process.ExitCode, words[0]));
        var state = Kasane.Internal.StateFile.Load(folder.File("last.safetensors"));
        Assert.Equal(words[1], $"{state["step"]}");
    }

    private static Process Start(string folder) => HelperProcess.Start(folder, "2", "8", "4");
}
