namespace Kasane;

/// <summary>What a training came to, including what was before it was resumed.</summary>
/// <param name="Reason">Why it ended.</param>
/// <param name="Steps">The optimizer's steps.</param>
/// <param name="Epochs">The epochs that were finished.</param>
/// <param name="BestCheckpoints">The kept checkpoints, the best one first.</param>
public sealed record TrainingReport(StopReason Reason, long Steps, IReadOnlyList<EpochReport> Epochs, IReadOnlyList<string> BestCheckpoints);
