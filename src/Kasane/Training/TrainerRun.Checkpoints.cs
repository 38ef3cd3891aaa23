using System.Globalization;

namespace Kasane.Internal;

// Checkpoint files: the newest, and the best few.
internal sealed partial class TrainerRun<TBatch>
{
    private const string BestPrefix = "best-epoch-";

    /// <summary>The kept files, the best one first.</summary>
    private readonly List<(string File, double Value)> best = [];

    private void Save()
    {
        if (options.Checkpoint is { } checkpoint) Save(checkpoint.LastPath);
    }

    private void Save(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        StateFile.Save(path, Snapshot());
        Log(TrainingLogLevel.Debug, "Step {Step} is saved in {Path}", context.Step, path);
        Tell(callback => callback.OnCheckpoint(context, path));
    }

    private void SaveEpoch(EpochReport report)
    {
        if (options.Checkpoint is not { } checkpoint) return;
        var forgotten = checkpoint.KeepBest > 0 ? Rank(checkpoint, report) : null;
        // First the new file, then the newest state, which lists it, then away with the old one: a crash in between loses nothing.
        if (best.Find(entry => entry.File == FileOf(report)).File is { } file) Save(Path.Combine(checkpoint.Folder, file));
        if (forgotten is not null || (checkpoint.EveryEpochs > 0 && (report.Epoch % checkpoint.EveryEpochs == 0 || report.Epoch == options.Epochs))) Save();
        if (forgotten is not null) File.Delete(Path.Combine(checkpoint.Folder, forgotten));
    }

    /// <summary>Puts the epoch in its place among the best.</summary>
    /// <returns>A file that is no longer among them.</returns>
    private string? Rank(CheckpointOptions checkpoint, EpochReport report)
    {
        var monitor = checkpoint.Monitor ?? (report.ValidationLoss is null ? nameof(EpochReport.TrainLoss) : nameof(EpochReport.ValidationLoss));
        var higher = options.Metrics.FirstOrDefault(metric => metric.Name == monitor)?.HigherIsBetter ?? false;
        var value = report.Value(monitor);
        if (double.IsNaN(value)) return null;
        var place = best.FindIndex(entry => higher ? value > entry.Value : value < entry.Value);
        best.Insert(place < 0 ? best.Count : place, (FileOf(report), value));
        if (best.Count <= checkpoint.KeepBest) return null;
        var worst = best[^1].File;
        best.RemoveAt(best.Count - 1);
        return worst == FileOf(report) ? null : worst;
    }

    private static string FileOf(EpochReport report) =>
        string.Create(CultureInfo.InvariantCulture, $"{BestPrefix}{report.Epoch:D4}.safetensors");

    // The name is part of a path that may be deleted.
    private static string BestFile(string name) =>
        name == Path.GetFileName(name) && name.StartsWith(BestPrefix, StringComparison.Ordinal)
            ? name
            : throw new StateDictException($"The checkpoint lists '{name}' among the best, which is no name of such a file.");

    private string[] BestPaths() => [.. best.Select(entry => Path.Combine(options.Checkpoint!.Folder, entry.File))];

    /// <summary>Files of a run that was killed between writing and listing, or between listing and deleting them.</summary>
    private void RemoveForgotten()
    {
        foreach (var path in Directory.EnumerateFiles(options.Checkpoint!.Folder, BestPrefix + "*.safetensors").ToArray())
            if (!best.Exists(entry => entry.File == Path.GetFileName(path))) File.Delete(path);
    }
}
