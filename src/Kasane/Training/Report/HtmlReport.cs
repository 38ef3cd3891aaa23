using System.Globalization;

namespace Kasane;

/// <summary>
/// A training run on one page: curves, learning rate, pictures, confusion matrix, model, settings, environment. The page is one file that
/// loads nothing else. <see cref="HtmlReportCallback"/> fills it for a <see cref="Trainer"/>; training loops of one's own fill it themselves.
/// </summary>
public sealed class HtmlReport
{
    private readonly OrderedDictionary<string, ReportChart> charts = [];
    private readonly List<(string Title, IReadOnlyList<ReportImage> Images)> galleries = [];

    /// <summary>An empty report.</summary>
    /// <param name="title">The page's title.</param>
    /// <param name="language">The language of the labels; default English.</param>
    public HtmlReport(string title, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(title);
        (Title, Language) = (title, language);
    }

    /// <summary>The page's title.</summary>
    public string Title { get; set; }

    /// <summary>The language of the labels.</summary>
    public ReportLanguage Language { get; }

    /// <summary>A paragraph below the title; default: none.</summary>
    public string? Description { get; set; }

    /// <summary>How the run ended; null while it goes on.</summary>
    public StopReason? Status { get; set; }

    /// <summary>How long it took.</summary>
    public TimeSpan Elapsed { get; set; }

    /// <summary>The optimizer's steps.</summary>
    public long Steps { get; set; }

    /// <summary>The epochs; they become curves and a table.</summary>
    public IReadOnlyList<EpochReport> Epochs { get; set; } = [];

    /// <summary>The layers, e.g. <c>net.Summary(1, 64)</c>.</summary>
    public ModuleSummary? Summary { get; set; }

    /// <summary>The module as text; shown where there is no <see cref="Summary"/>.</summary>
    public string? ModelText { get; set; }

    /// <summary>Which class was taken for which.</summary>
    public ConfusionMatrix? Confusion { get; set; }

    /// <summary>The classes' names; default: their numbers.</summary>
    public IReadOnlyList<string>? ClassNames { get; set; }

    /// <summary>Settings and whatever else is worth knowing, by name.</summary>
    public IDictionary<string, string> Settings { get; } = new OrderedDictionary<string, string>();

    internal IReadOnlyCollection<ReportChart> Charts => charts.Values;

    internal IReadOnlyList<(string Title, IReadOnlyList<ReportImage> Images)> Galleries => galleries;

    /// <summary>Adds a point to a curve over steps. A long curve is thinned out by means of neighbours.</summary>
    /// <param name="chart">The chart's title.</param>
    /// <param name="curve">The curve's name.</param>
    /// <param name="step">Where; not smaller than the one before.</param>
    /// <param name="value">A number that is not finite leaves a gap.</param>
    public void AddPoint(string chart, string curve, double step, double value)
    {
        ArgumentNullException.ThrowIfNull(chart);
        ArgumentNullException.ThrowIfNull(curve);
        if (!charts.TryGetValue(chart, out var known)) charts[chart] = known = new(chart, "Step");
        known.Add(curve, step, value);
    }

    /// <summary>Adds a row of pictures.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="images">The pictures.</param>
    public void AddImages(string title, IEnumerable<ReportImage> images)
    {
        ArgumentNullException.ThrowIfNull(title);
        galleries.Add((title, [.. images]));
    }

    /// <summary>Adds one picture, or a grid of pictures as <see cref="TensorImages.AsImage"/> makes it.</summary>
    /// <param name="title">Its title.</param>
    /// <param name="images">(height, width) up to (pictures, channels, height, width).</param>
    public void AddImages(string title, Tensor images) => AddImages(title, [new(images.AsImage())]);

    /// <summary>The page.</summary>
    public string ToHtml() => new ReportPage(this).Write();

    /// <summary>Writes the page into a file, which appears whole or not at all.</summary>
    /// <param name="path">The file to create or replace; its folder is made.</param>
    /// <exception cref="IOException">The file cannot be written.</exception>
    public void Save(string path)
    {
        ArgumentException.ThrowIfNullOrEmpty(path);
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        var bytes = System.Text.Encoding.UTF8.GetBytes(ToHtml());
        AtomicFile.Write(path, stream => stream.Write(bytes));
    }

    /// <summary>Charts of the epochs and those that were added.</summary>
    internal IEnumerable<ReportChart> AllCharts()
    {
        if (Epochs.Count > 0)
        {
            var loss = new ReportChart("Loss", "Epoch");
            foreach (var epoch in Epochs)
            {
                loss.Add("Train", epoch.Epoch, epoch.TrainLoss);
                if (epoch.ValidationLoss is { } held) loss.Add("Validation", epoch.Epoch, held);
            }

            yield return loss;
            foreach (var name in Epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct())
            {
                var metric = new ReportChart(name, "Epoch");
                foreach (var epoch in Epochs)
                    if (epoch.Metrics.TryGetValue(name, out var value)) metric.Add("Validation", epoch.Epoch, value);
                yield return metric;
            }
        }

        foreach (var chart in charts.Values) yield return chart;
    }

    /// <summary>The added curves, as a list: titles and names may hold any character, which the keys of a checkpoint may not.</summary>
    internal IReadOnlyList<object?> SaveCharts() =>
    [
        .. from chart in charts.Values
           from curve in chart.Curves
           select new OrderedDictionary<string, object?> { ["chart"] = chart.Title, ["curve"] = curve.Key, ["points"] = curve.Value.Save() },
    ];

    internal void LoadCharts(IReadOnlyList<object?> state)
    {
        charts.Clear();
        foreach (var entry in state.Cast<IReadOnlyDictionary<string, object?>>())
        {
            var title = entry.Text("chart");
            if (!charts.TryGetValue(title, out var chart)) charts[title] = chart = new(title, "Step");
            chart.Curves[entry.Text("curve")] = ReportCurve.Load(entry.Entries("points"));
        }
    }

    internal static string Number(double value, int digits = 4)
    {
        if (double.IsNaN(value)) return "–";
        var format = Math.Abs(value) is > 0 and (< 1e-3 or >= 1e6) ? $"0.{new string('#', digits - 1)}e0" : $"G{digits}";
        return value.ToString(format, CultureInfo.InvariantCulture);
    }
}
