using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Kasane.Internal;

/// <summary>Writes a report's page.</summary>
internal sealed partial class ReportPage(HtmlReport report)
{
    private const int ImageSize = 72;
    private const int MostMetricTiles = 3;

    private readonly StringBuilder text = new();

    private bool IsJapanese => report.Language == ReportLanguage.Japanese;

    public string Write()
    {
        // The page asks nobody for anything; the browser is told to see to that.
        Append($"""
            <!DOCTYPE html>
            <html lang="{(IsJapanese ? "ja" : "en")}">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta http-equiv="Content-Security-Policy"
             content="default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:">
            <meta name="color-scheme" content="light dark">
            <meta name="generator" content="Kasane">
            <title>{Escape(report.Title)}</title>
            <style>
            {Asset("report.css")}</style>
            </head>
            <body>
            <main>

            """);
        AppendHeader();
        AppendTiles();
        Append($"""<section><h2>{Word("Curves")}</h2>{'\n'}<div id="charts"></div></section>{'\n'}""");
        AppendEpochs();
        foreach (var (title, images) in report.Galleries) AppendGallery(title, images);
        if (report.Confusion is { } confusion && confusion.Classes <= MostClasses) AppendConfusion(confusion);
        if (report.Summary is { } summary) AppendModel(summary);
        else if (report.ModelText is { } model) Append($"""<section><h2>{Word("Model")}</h2>{'\n'}<pre class="card scroll">{Escape(model)}</pre></section>{'\n'}""");
        Append($"""<div class="pair">{'\n'}""");
        AppendFacts("Settings", report.Settings);
        AppendFacts("Environment", Environment());
        Append($"""
            </div>
            </main>
            <script type="application/json" id="data">{ReportData.Write(report)}</script>
            <script>
            {Asset("report.js")}</script>
            </body>
            </html>

            """);
        return text.ToString();
    }

    private static string Escape(string? text) => HtmlText.Escape(text);

    private static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report/" + name)!);
        return reader.ReadToEnd();
    }

    private static string Duration(TimeSpan time)
    {
        if (time.TotalMinutes < 1) return time.TotalSeconds.ToString("0.0", CultureInfo.InvariantCulture) + " s";
        var format = time.TotalHours < 1 ? @"m\:ss" : time.TotalDays < 1 ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss";
        return time.ToString(format, CultureInfo.InvariantCulture);
    }

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private string Word(string word) => Escape(ReportWords.Of(word, report.Language));

    private void Append(FormattableString part) => text.Append(part.ToString(CultureInfo.InvariantCulture));

    private void AppendHeader()
    {
        var status = report.Status?.ToString() ?? "Running";
        // A limit and the reason for an end have one name.
        var shown = report.Status == StopReason.MaxSteps && !IsJapanese ? "Step limit reached" : Word(status);
        Append($"""
            <header>
            <svg class="logo" viewBox="0 0 32 32" aria-hidden="true"><rect x="3" y="3" width="17" height="17" rx="4"/>
            <rect x="7.5" y="7.5" width="17" height="17" rx="4"/><rect x="12" y="12" width="17" height="17" rx="4"/></svg>
            <div><h1>{Escape(report.Title)}</h1>
            <p class="meta"><span class="status {status}">{shown}</span> <time>{DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}</time></p></div>
            <button type="button" id="theme" title="{Word("Theme")}" aria-label="{Word("Theme")}"><svg viewBox="0 0 20 20" aria-hidden="true">
            <circle cx="10" cy="10" r="7.2"/><path d="M10 2.8a7.2 7.2 0 0 1 0 14.4z"/></svg></button>
            </header>

            """);
        if (report.Description is { Length: > 0 } description) Append($"""<p class="about">{Escape(description)}</p>{'\n'}""");
    }

    private void AppendTiles()
    {
        Append($"""<section class="tiles">{'\n'}""");
        if (Best() is { } best)
            Tile("Validation loss", HtmlReport.Number(best.ValidationLoss!.Value, 3), IsJapanese ? $"最良: {best.Epoch} エポック目" : $"best, in epoch {best.Epoch}");
        if (report.Epochs.Count > 0)
        {
            var last = report.Epochs[^1];
            foreach (var (name, value) in last.Metrics.Take(MostMetricTiles)) Tile(name, HtmlReport.Number(value, 3));
            Tile("Train loss", HtmlReport.Number(last.TrainLoss, 3));
            Tile("Epochs", Count(report.Epochs.Count));
        }

        var rate = report.Elapsed > TimeSpan.Zero ? report.Steps / report.Elapsed.TotalSeconds : 0;
        var speed = rate > 0 ? $"{rate.ToString(rate < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture)} {Word("steps/s")}" : "";
        if (report.Steps > 0) Tile("Steps", Count(report.Steps), speed);
        if (report.Elapsed > TimeSpan.Zero) Tile("Time", Duration(report.Elapsed));
        Append($"</section>\n");

        void Tile(string label, string value, string note = "") =>
            Append($"""<div class="tile"><span>{Word(label)}</span><b>{value}</b><small>{note}</small></div>{'\n'}""");
    }

    private EpochReport? Best() =>
        report.Epochs.Where(epoch => epoch.ValidationLoss is { } loss && double.IsFinite(loss)).MinBy(epoch => epoch.ValidationLoss);

    private void AppendGallery(string title, IReadOnlyList<ReportImage> images)
    {
        Append($"""<section><h2>{Word(title)}</h2>{'\n'}<div class="card gallery">{'\n'}""");
        foreach (var (image, caption, correct) in images)
        {
            var verdict = correct switch { true => "right", false => "wrong", null => "plain" };
            var scale = Math.Max(1, ImageSize / image.Width);
            Append($"""<figure class="{verdict}"><img src="{image.ToDataUri()}" width="{image.Width * scale}" """);
            Append($"""height="{image.Height * scale}" alt="{Escape(caption)}">""");
            if (caption.Length > 0 || correct is not null)
            {
                Append($"<figcaption>");
                if (correct is { } right) Append($"""<i aria-label="{Word(right ? "correct" : "wrong")}">{(right ? "✓" : "✗")}</i> """);
                Append($"{Escape(caption)}</figcaption>");
            }

            Append($"</figure>\n");
        }

        Append($"</div></section>\n");
    }

    private void AppendFacts(string title, IEnumerable<KeyValuePair<string, string>> facts)
    {
        var any = false;
        foreach (var (name, value) in facts)
        {
            if (!any) Append($"""<section><h2>{Word(title)}</h2>{'\n'}<dl class="card">{'\n'}""");
            any = true;
            Append($"<div><dt>{Word(name)}</dt><dd>{Escape(value)}</dd></div>\n");
        }

        if (any) Append($"</dl></section>\n");
    }

    private IEnumerable<KeyValuePair<string, string>> Environment()
    {
        var version = typeof(ReportPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion;
        yield return new("Library", $"Kasane {version?.Split('+')[0]}");
        yield return new("Runtime", RuntimeInformation.FrameworkDescription);
        yield return new("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}");
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        yield return new("Processor", $"{Threads.Count} {ReportWords.Of("threads", report.Language)}, SIMD {bits} bit");
    }
}
