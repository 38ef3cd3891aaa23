using System.Diagnostics;

namespace Kasane;

/// <summary>
/// Writes an <see cref="HtmlReport"/> of a training: after epochs, so that one can look while it runs, and at the end. A training that goes
/// on from a checkpoint goes on with its curves.
/// </summary>
public sealed class HtmlReportCallback : TrainerCallback, IStateful
{
    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(2);

    private readonly string path;
    private TimeSpan before;
    private long started;
    private TimeSpan written;

    /// <summary>A report that is written into a file.</summary>
    /// <param name="path">The file; its folder is made.</param>
    /// <param name="title">The page's title; default: the model's class.</param>
    /// <param name="language">The language of the labels; default English.</param>
    public HtmlReportCallback(string path, string? title = null, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        this.path = path;
        Report = new(title ?? "", language);
    }

    /// <summary>The report, for whatever else belongs to it.</summary>
    public HtmlReport Report { get; }

    /// <summary>Is called at the very end, before the page is written: the place for pictures and a confusion matrix.</summary>
    public Action<HtmlReport>? OnFinish { get; init; }

    /// <inheritdoc/>
    public override void OnFitStart(TrainerContext context)
    {
        started = Stopwatch.GetTimestamp();
        Report.Status = null;
        if (Report.Title.Length == 0) Report.Title = context.Model.GetType().Name;
        Report.ModelText ??= context.Model.ToString();
        foreach (var (name, value) in context.Settings) Report.Settings.TryAdd(name, value);
    }

    /// <inheritdoc/>
    public override void OnStep(TrainerContext context)
    {
        Report.AddPoint("Loss per step", "Train", context.Step, context.Loss);
        Report.AddPoint("Learning rate", "Learning rate", context.Step, context.LearningRate);
        if (context.GradientNorm is { } norm) Report.AddPoint("Gradient norm", "Gradient norm", context.Step, norm);
    }

    /// <inheritdoc/>
    public override void OnEpochEnd(TrainerContext context, EpochReport report)
    {
        Update(context);
        // A page takes a moment; short epochs share one.
        if (Report.Elapsed - written < Interval) return;
        written = Report.Elapsed;
        Report.Save(path);
    }

    /// <inheritdoc/>
    public override void OnFitEnd(TrainerContext context, TrainingReport report)
    {
        Update(context);
        Report.Status = report.Reason;
        OnFinish?.Invoke(Report);
        Report.Save(path);
    }

    IReadOnlyDictionary<string, object?> IStateful.StateDict() => new OrderedDictionary<string, object?>
    {
        ["seconds"] = Now().TotalSeconds,
        ["charts"] = Report.SaveCharts(),
    };

    void IStateful.LoadStateDict(IReadOnlyDictionary<string, object?> state)
    {
        before = TimeSpan.FromSeconds(state.Real("seconds"));
        Report.LoadCharts(state.Items("charts"));
    }

    private TimeSpan Now() => started == 0 ? before : before + Stopwatch.GetElapsedTime(started);

    private void Update(TrainerContext context) => (Report.Elapsed, Report.Steps, Report.Epochs) = (Now(), context.Step, [.. context.History]);
}
