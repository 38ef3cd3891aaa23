using System.Globalization;

namespace Kasane.Internal;

// The tables: epochs, confusion matrix, layers.
internal sealed partial class ReportPage
{
    private const int MostClasses = 60;
    private const int StrongFrom = 55;

    private void AppendEpochs()
    {
        if (report.Epochs.Count == 0) return;
        var names = report.Epochs.SelectMany(epoch => epoch.Metrics.Keys).Distinct().ToArray();
        var best = Best();
        Append($"""<section><h2>{Word("Epoch by epoch")}</h2>{'\n'}<div class="card scroll tall"><table class="numbers"><thead><tr>""");
        var titles = new List<string> { "Epoch", "Steps", "Train loss" };
        if (best is not null) titles.Add("Validation loss");
        foreach (var title in titles.Concat(names)) Append($"<th>{Word(title)}</th>");
        Append($"</tr></thead><tbody>\n");
        foreach (var epoch in report.Epochs)
        {
            Append($"{(ReferenceEquals(epoch, best) ? """<tr class="best">""" : "<tr>")}<td>{Count(epoch.Epoch)}</td><td>{Count(epoch.Steps)}</td>");
            Append($"<td>{HtmlReport.Number(epoch.TrainLoss)}</td>");
            if (best is not null) Append($"<td>{HtmlReport.Number(epoch.ValidationLoss ?? double.NaN)}</td>");
            foreach (var name in names) Append($"<td>{HtmlReport.Number(epoch.Metrics.GetValueOrDefault(name, double.NaN))}</td>");
            Append($"</tr>\n");
        }

        Append($"</tbody></table></div></section>\n");
    }

    private void AppendConfusion(ConfusionMatrix confusion)
    {
        var classes = confusion.Classes;
        var names = new string[classes];
        for (var i = 0; i < classes; i++)
            names[i] = Escape(report.ClassNames is { } given && i < given.Count ? given[i] : i.ToString(CultureInfo.InvariantCulture));
        Append($"""
            <section><h2>{Word("Confusion matrix")}</h2>
            <div class="card scroll fit"><table class="confusion"><thead>
            <tr><td></td><td></td><th colspan="{classes}">{Word("Predicted class")}</th><td></td></tr>
            <tr><td></td><td></td>
            """);
        foreach (var name in names) Append($"<th>{name}</th>");
        Append($"<th>{Word("Recall")}</th></tr></thead><tbody>\n");
        for (var target = 0; target < classes; target++)
        {
            Append($"<tr>");
            if (target == 0) Append($"""<th class="side" rowspan="{classes}"><span>{Word("True class")}</span></th>""");
            Append($"<th>{names[target]}</th>");
            var (found, _, missed) = confusion.Of(target);
            var total = found + missed;
            for (var guess = 0; guess < classes; guess++) AppendCell(confusion[target, guess], total, guess == target);
            var recall = total == 0 ? "–" : (100.0 * found / total).ToString("0.0", CultureInfo.InvariantCulture) + " %";
            Append($"""<td class="share">{recall}</td></tr>{'\n'}""");
        }

        Append($"</tbody></table></div></section>\n");
    }

    private void AppendCell(long count, long total, bool isHit)
    {
        if (count == 0)
        {
            Append($"""<td class="zero">·</td>""");
            return;
        }

        // Few mistakes should be seen as well: their colour grows with the root.
        var strength = isHit ? 85.0 * count / total : 100 * Math.Sqrt((double)count / total);
        Append($"""<td class="{(isHit ? "hit" : "miss")}{(strength > StrongFrom ? " strong" : "")}" style="--p:{strength:0}%">{count}</td>""");
    }

    private void AppendModel(ModuleSummary summary)
    {
        Append($"""<section><h2>{Word("Model")}</h2>{'\n'}<div class="card scroll tall"><table class="numbers model"><thead><tr>""");
        foreach (var title in new[] { "Layer", "Output shape", "Parameters", "Multiply-adds" }) Append($"<th>{Word(title)}</th>");
        Append($"</tr></thead><tbody>\n");
        var most = Math.Max(1, summary.Layers.Select(layer => layer.Parameters).DefaultIfEmpty(0).Max());
        foreach (var layer in summary.Layers)
        {
            var share = 100.0 * layer.Parameters / most;
            Append($"""<tr><td style="--depth:{layer.Depth}"><i>{Escape(layer.Key.Split('.')[^1])}</i> {Escape(layer.Type)}</td>""");
            Append($"""<td>{Escape(string.Join(", ", layer.OutputShapes))}</td>""");
            Append($"""<td class="bar" style="--p:{share:0.#}%"><span>{CountOrDash(layer.Parameters)}</span></td>""");
            Append($"<td>{CountOrDash(layer.MultiplyAdds)}</td></tr>\n");
        }

        var (all, trainable) = (Count(summary.TotalParameters), Count(summary.TrainableParameters));
        Append($"""</tbody></table></div>{'\n'}<p class="totals">""");
        Total("Parameters", all == trainable ? all : $"{all} ({Word("trainable")} {trainable})");
        Total("Multiply-adds", Count(summary.MultiplyAdds));
        Total("Memory of parameters", Bytes(summary.ParameterBytes));
        Total("Memory of activations", Bytes(summary.ActivationBytes));
        Append($"</p></section>\n");

        void Total(string name, string value) => Append($"<span>{Word(name)} <b>{value}</b></span> ");
    }

    private static string CountOrDash(long count) => count == 0 ? "–" : Count(count);

    private static string Bytes(long bytes) =>
        bytes < 1_000_000 ? FormattableString.Invariant($"{bytes / 1e3:N1} kB") : FormattableString.Invariant($"{bytes / 1e6:N1} MB");
}
