using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using System.Text;

namespace Kasane.Internal;

/// <summary>Writes a report's page.</summary>
internal sealed class ReportPage(HtmlReport report)
{
    private const int MostClasses = 60;
    private const int ImageSize = 72;

    private readonly StringBuilder text = new();

    public string Write()
    {
        text.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{(report.Language == ReportLanguage.Japanese ? "ja" : "en")}\">\n<head>\n");
        text.Append("<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        // The page asks nobody for anything; the browser is told to see to that.
        text.Append("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:\">\n");
        text.Append("<meta name=\"color-scheme\" content=\"light dark\">\n<meta name=\"generator\" content=\"Kasane\">\n");
        text.Append("<title>").Append(Escape(report.Title)).Append("</title>\n<style>\n").Append(Asset("report.css")).Append("</style>\n</head>\n<body>\n<main>\n");
        AppendHeader();
        AppendTiles();
        AppendCharts();
        AppendEpochs();
        foreach (var (title, images) in report.Galleries) AppendGallery(title, images);
        if (report.Confusion is { } confusion && confusion.Classes <= MostClasses) AppendConfusion(confusion);
        AppendModel();
        text.Append("<div class=\"pair\">\n");
        AppendFacts("Settings", report.Settings);
        AppendFacts("Environment", Environment());
        text.Append("</div>\n</main>\n<script type=\"application/json\" id=\"data\">").Append(ReportData.Write(report)).Append("</script>\n");
        return text.Append("<script>\n").Append(Asset("report.js")).Append("</script>\n</body>\n</html>\n").ToString();
    }

    private static string Escape(string? text) => HtmlText.Escape(text);

    private static string Asset(string name)
    {
        using var reader = new StreamReader(typeof(ReportPage).Assembly.GetManifestResourceStream("report/" + name)!);
        return reader.ReadToEnd();
    }

    private static string Duration(TimeSpan time) => time.TotalSeconds < 60
        ? string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds:0.0} s")
        : time.ToString(time.TotalHours < 1 ? @"m\:ss" : time.TotalDays < 1 ? @"h\:mm\:ss" : @"d\.hh\:mm\:ss", CultureInfo.InvariantCulture);

    private static string Count(long count) => count.ToString("N0", CultureInfo.InvariantCulture);

    private static string Bytes(long bytes) => bytes < 1_000_000
        ? string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e3:N1} kB")
        : string.Create(CultureInfo.InvariantCulture, $"{bytes / 1e6:N1} MB");

    private string Word(string word) => Escape(ReportWords.Of(word, report.Language));

    private void AppendHeader()
    {
        var status = report.Status?.ToString() ?? "Running";
        text.Append("<header>\n<svg class=\"logo\" viewBox=\"0 0 32 32\" aria-hidden=\"true\"><rect x=\"3\" y=\"3\" width=\"17\" height=\"17\" rx=\"4\"/>");
        text.Append("<rect x=\"7.5\" y=\"7.5\" width=\"17\" height=\"17\" rx=\"4\"/><rect x=\"12\" y=\"12\" width=\"17\" height=\"17\" rx=\"4\"/></svg>\n");
        text.Append("<div><h1>").Append(Escape(report.Title)).Append("</h1>\n<p class=\"meta\"><span class=\"status ").Append(status).Append("\">");
        // A limit and the reason for an end have one name.
        text.Append(status == nameof(StopReason.MaxSteps) && report.Language == ReportLanguage.English ? "Step limit reached" : Word(status)).Append("</span> ");
        text.Append(CultureInfo.InvariantCulture, $"<time>{DateTimeOffset.Now:yyyy-MM-dd HH:mm zzz}</time></p></div>\n");
        text.Append("<button type=\"button\" id=\"theme\" title=\"").Append(Word("Theme")).Append("\" aria-label=\"").Append(Word("Theme")).Append("\">");
        text.Append("<svg viewBox=\"0 0 20 20\" aria-hidden=\"true\"><circle cx=\"10\" cy=\"10\" r=\"7.2\"/><path d=\"M10 2.8a7.2 7.2 0 0 1 0 14.4z\"/></svg></button>\n</header>\n");
        if (report.Description is { Length: > 0 } description) text.Append("<p class=\"about\">").Append(Escape(description)).Append("</p>\n");
    }

    private void AppendTiles()
    {
        text.Append("<section class=\"tiles\">\n");
        var last = report.Epochs.Count > 0 ? report.Epochs[^1] : null;
        if (Best() is { } best)
        {
            var where = report.Language == ReportLanguage.Japanese ? $"最良: {best.Epoch} エポック目" : $"best, in epoch {best.Epoch}";
            Tile(Word("Validation loss"), HtmlReport.Number(best.ValidationLoss!.Value, 3), where);
        }

        foreach (var (name, value) in last?.Metrics.Take(3) ?? []) Tile(Word(name), HtmlReport.Number(value, 3), "");
        if (last is not null) Tile(Word("Train loss"), HtmlReport.Number(last.TrainLoss, 3), "");
        if (report.Epochs.Count > 0) Tile(Word("Epochs"), Count(report.Epochs.Count), "");
        if (report.Steps > 0)
        {
            var rate = report.Elapsed > TimeSpan.Zero ? report.Steps / report.Elapsed.TotalSeconds : 0;
            Tile(Word("Steps"), Count(report.Steps), rate > 0 ? $"{rate.ToString(rate < 10 ? "0.0" : "N0", CultureInfo.InvariantCulture)} {Word("steps/s")}" : "");
        }

        if (report.Elapsed > TimeSpan.Zero) Tile(Word("Time"), Duration(report.Elapsed), "");
        text.Append("</section>\n");

        void Tile(string label, string value, string note) => text.Append(
            CultureInfo.InvariantCulture,
            $"<div class=\"tile\"><span>{label}</span><b>{value}</b><small>{note}</small></div>\n");
    }

    private EpochReport? Best() => report.Epochs.Where(epoch => epoch.ValidationLoss is { } loss && double.IsFinite(loss)).MinBy(epoch => epoch.ValidationLoss);

    private void AppendCharts()
    {
        text.Append("<section><h2>").Append(Word("Curves")).Append("</h2>\n<div id=\"charts\"></div></section>\n");
    }

    private void AppendEpochs()
    {
        if (report.Epochs.Count == 0) return;
        var names = report.Epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct().ToArray();
        var best = Best();
        var validates = best is not null;
        text.Append("<section><h2>").Append(Word("Epoch by epoch")).Append("</h2>\n<div class=\"card scroll tall\"><table class=\"numbers\"><thead><tr><th>");
        text.Append(Word("Epoch")).Append("</th><th>").Append(Word("Steps")).Append("</th><th>").Append(Word("Train loss")).Append("</th>");
        if (validates) text.Append("<th>").Append(Word("Validation loss")).Append("</th>");
        foreach (var name in names) text.Append("<th>").Append(Word(name)).Append("</th>");
        text.Append("</tr></thead><tbody>\n");
        foreach (var epoch in report.Epochs)
        {
            text.Append(ReferenceEquals(epoch, best) ? "<tr class=\"best\">" : "<tr>");
            Cell(Count(epoch.Epoch));
            Cell(Count(epoch.Steps));
            Cell(HtmlReport.Number(epoch.TrainLoss));
            if (validates) Cell(HtmlReport.Number(epoch.ValidationLoss ?? double.NaN));
            foreach (var name in names) Cell(HtmlReport.Number(epoch.Metrics.TryGetValue(name, out var value) ? value : double.NaN));
            text.Append("</tr>\n");
        }

        text.Append("</tbody></table></div></section>\n");

        void Cell(string value) => text.Append("<td>").Append(value).Append("</td>");
    }

    private void AppendGallery(string title, IReadOnlyList<ReportImage> images)
    {
        text.Append("<section><h2>").Append(Word(title)).Append("</h2>\n<div class=\"card gallery\">\n");
        foreach (var (image, caption, correct) in images)
        {
            var verdict = correct switch { true => "right", false => "wrong", null => "plain" };
            var width = Math.Max(image.Width, image.Width > ImageSize ? image.Width : ImageSize / image.Width * image.Width);
            text.Append(CultureInfo.InvariantCulture, $"<figure class=\"{verdict}\"><img src=\"{image.ToDataUri()}\" width=\"{width}\" height=\"{(long)image.Height * width / image.Width}\" alt=\"{Escape(caption)}\">");
            if (caption.Length > 0 || correct is not null)
            {
                text.Append("<figcaption>");
                if (correct is { } right) text.Append("<i aria-label=\"").Append(Word(right ? "correct" : "wrong")).Append("\">").Append(right ? "✓" : "✗").Append("</i> ");
                text.Append(Escape(caption)).Append("</figcaption>");
            }

            text.Append("</figure>\n");
        }

        text.Append("</div></section>\n");
    }

    private void AppendConfusion(ConfusionMatrix confusion)
    {
        var names = Enumerable.Range(0, confusion.Classes)
            .Select(i => Escape(report.ClassNames is { } given && i < given.Count ? given[i] : i.ToString(CultureInfo.InvariantCulture))).ToArray();
        text.Append("<section><h2>").Append(Word("Confusion matrix")).Append("</h2>\n<div class=\"card scroll fit\"><table class=\"confusion\"><thead><tr><td></td><td></td><th colspan=\"");
        text.Append(CultureInfo.InvariantCulture, $"{confusion.Classes}\">").Append(Word("Predicted class")).Append("</th><td></td></tr><tr><td></td><td></td>");
        foreach (var name in names) text.Append("<th>").Append(name).Append("</th>");
        text.Append("<th>").Append(Word("Recall")).Append("</th></tr></thead><tbody>\n");
        for (var target = 0; target < confusion.Classes; target++)
        {
            text.Append("<tr>");
            if (target == 0) text.Append(CultureInfo.InvariantCulture, $"<th class=\"side\" rowspan=\"{confusion.Classes}\"><span>{Word("True class")}</span></th>");
            text.Append("<th>").Append(names[target]).Append("</th>");
            var total = Enumerable.Range(0, confusion.Classes).Sum(guess => confusion[target, guess]);
            for (var guess = 0; guess < confusion.Classes; guess++)
            {
                var count = confusion[target, guess];
                var share = total == 0 ? 0 : (double)count / total;
                var kind = guess == target ? "hit" : "miss";
                // Few mistakes should be seen as well: their colour grows with the root.
                var strength = guess == target ? share * 85 : Math.Sqrt(share) * 100;
                if (count == 0) text.Append("<td class=\"zero\">·</td>");
                else text.Append(CultureInfo.InvariantCulture, $"<td class=\"{kind}{(strength > 55 ? " strong" : "")}\" style=\"--p:{strength:0}%\">{count}</td>");
            }

            text.Append(CultureInfo.InvariantCulture, $"<td class=\"share\">{(total == 0 ? "–" : (100.0 * confusion[target, target] / total).ToString("0.0", CultureInfo.InvariantCulture) + " %")}</td></tr>\n");
        }

        text.Append("</tbody></table></div></section>\n");
    }

    private void AppendModel()
    {
        if (report.Summary is not { } summary)
        {
            if (report.ModelText is { } model) text.Append("<section><h2>").Append(Word("Model")).Append("</h2>\n<pre class=\"card scroll\">").Append(Escape(model)).Append("</pre></section>\n");
            return;
        }

        text.Append("<section><h2>").Append(Word("Model")).Append("</h2>\n<div class=\"card scroll tall\"><table class=\"numbers model\"><thead><tr>");
        foreach (var title in new[] { "Layer", "Output shape", "Parameters", "Multiply-adds" }) text.Append("<th>").Append(Word(title)).Append("</th>");
        text.Append("</tr></thead><tbody>\n");
        var most = Math.Max(1, summary.Layers.Select(layer => layer.Parameters).DefaultIfEmpty(0).Max());
        foreach (var layer in summary.Layers)
        {
            text.Append(CultureInfo.InvariantCulture, $"<tr><td style=\"--depth:{layer.Depth}\"><i>{Escape(layer.Key.Split('.')[^1])}</i> {Escape(layer.Type)}</td>");
            text.Append("<td>").Append(Escape(string.Join(", ", layer.OutputShapes))).Append("</td>");
            text.Append(CultureInfo.InvariantCulture, $"<td class=\"bar\" style=\"--p:{100.0 * layer.Parameters / most:0.#}%\"><span>{(layer.Parameters == 0 ? "–" : Count(layer.Parameters))}</span></td>");
            text.Append("<td>").Append(layer.MultiplyAdds == 0 ? "–" : Count(layer.MultiplyAdds)).Append("</td></tr>\n");
        }

        text.Append("</tbody></table></div>\n<p class=\"totals\">");
        Total("Parameters", summary.TrainableParameters == summary.TotalParameters ? Count(summary.TotalParameters) : $"{Count(summary.TotalParameters)} ({Word("trainable")} {Count(summary.TrainableParameters)})");
        Total("Multiply-adds", Count(summary.MultiplyAdds));
        Total("Memory of parameters", Bytes(summary.ParameterBytes));
        Total("Memory of activations", Bytes(summary.ActivationBytes));
        text.Append("</p></section>\n");

        void Total(string name, string value) => text.Append("<span>").Append(Word(name)).Append(" <b>").Append(value).Append("</b></span> ");
    }

    private void AppendFacts(string title, IEnumerable<KeyValuePair<string, string>> facts)
    {
        var any = false;
        foreach (var (name, value) in facts)
        {
            if (!any) text.Append("<section><h2>").Append(Word(title)).Append("</h2>\n<dl class=\"card\">\n");
            any = true;
            text.Append("<div><dt>").Append(Word(name)).Append("</dt><dd>").Append(Escape(value)).Append("</dd></div>\n");
        }

        if (any) text.Append("</dl></section>\n");
    }

    private IEnumerable<KeyValuePair<string, string>> Environment()
    {
        var version = typeof(ReportPage).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        yield return new("Library", $"Kasane {version}");
        yield return new("Runtime", RuntimeInformation.FrameworkDescription);
        yield return new("System", $"{RuntimeInformation.OSDescription}, {RuntimeInformation.OSArchitecture}");
        var bits = Vector512.IsHardwareAccelerated ? 512 : Vector256.IsHardwareAccelerated ? 256 : 128;
        yield return new("Processor", $"{Threads.Count} {ReportWords.Of("threads", report.Language)}, SIMD {bits} bit");
    }
}
