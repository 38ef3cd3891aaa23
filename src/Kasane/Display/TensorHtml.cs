using System.Globalization;
using System.Text;

namespace Kasane.Internal;

/// <summary>A tensor as HTML.</summary>
internal static class TensorHtml
{
    private const int MostTables = 4;
    private const long MostCounted = 1L << 20;

    private const string Style =
        ".kasane-t{font:13px/1.5 ui-monospace,SFMono-Regular,Consolas,monospace;margin:.3em 0}"
        + ".kasane-t b{font-weight:600}.kasane-t span{opacity:.75;margin-left:.8em}"
        + ".kasane-t .w{overflow-x:auto;max-width:100%}.kasane-t table{border-collapse:collapse;margin:.4em 0 .6em}"
        + ".kasane-t caption{text-align:left;opacity:.6;padding:0 0 .2em}"
        + ".kasane-t td,.kasane-t th{padding:.1em .55em;text-align:right;border:0;white-space:pre;background:none}"
        + ".kasane-t th{font-weight:400;opacity:.5}"
        + ".kasane-t thead th{border-bottom:1px solid color-mix(in srgb,currentColor 25%,transparent)}"
        + ".kasane-t tbody tr:nth-child(even) td{background:color-mix(in srgb,currentColor 5%,transparent)}"
        + ".kasane-t td.odd{color:#fff;background:#c2255c!important;border-radius:3px}";

    public static string Of(Tensor x, PrintOptions options)
    {
        var text = new StringBuilder("<div class=\"kasane-t\"><style>").Append(Style).Append("</style>");
        AppendFacts(text, x);
        if (x.Backend.HasData && x.ElementCount > 0) AppendTables(text, x, options);
        return text.Append("</div>").ToString();
    }

    private static void AppendFacts(StringBuilder text, Tensor x)
    {
        var kind = x is Parameter ? nameof(Parameter) : nameof(Tensor);
        text.Append(CultureInfo.InvariantCulture, $"<div><b>{kind}</b><span>{x.DType}</span><span>{x.Shape}</span><span>{x.Device}</span>");
        if (x.GradientFunction is { } function) text.Append("<span>grad_fn=").Append(HtmlText.Escape(function.ToString())).Append("</span>");
        else if (x.RequiresGrad) text.Append("<span>requires_grad</span>");
        if (Statistics(x) is { } statistics) text.Append("<span>").Append(statistics).Append("</span>");
        text.Append("</div>");
    }

    private static string? Statistics(Tensor x)
    {
        if (!x.Backend.HasData || x.ElementCount is < 2 or > MostCounted || !x.DType.IsFloatingPoint) return null;
        double low = double.PositiveInfinity, high = double.NegativeInfinity, sum = 0;
        long nans = 0, infinite = 0, finite = 0;
        foreach (var value in x.Detach().ToArray<double>())
        {
            if (double.IsNaN(value)) nans++;
            else if (double.IsInfinity(value)) infinite++;
            else (low, high, sum, finite) = (Math.Min(low, value), Math.Max(high, value), sum + value, finite + 1);
        }

        var facts = new List<string>();
        if (finite > 0) facts.Add(string.Create(CultureInfo.InvariantCulture, $"{low:G4} … {high:G4}, mean {sum / finite:G4}"));
        if (nans > 0) facts.Add(string.Create(CultureInfo.InvariantCulture, $"{nans:N0} NaN"));
        if (infinite > 0) facts.Add(string.Create(CultureInfo.InvariantCulture, $"{infinite:N0} infinite"));
        return string.Join(", ", facts);
    }

    private static void AppendTables(StringBuilder text, Tensor x, PrintOptions options)
    {
        var outer = Math.Max(0, x.Rank - 2);
        var index = new long[outer];
        long tables = 1;
        for (var d = 0; d < outer; d++) tables *= x.Layout.Size(d);
        for (var table = 0; table < Math.Min(tables, MostTables); table++)
        {
            var offset = x.Offset;
            for (var d = 0; d < outer; d++) offset += index[d] * x.Layout.Stride(d);
            var caption = outer == 0 ? null : $"[{string.Join(", ", index)}, .., ..]";
            AppendTable(text, x.Alias(Matrix(x.Layout), offset), caption, x.Rank, options);
            for (var d = outer - 1; d >= 0 && ++index[d] == x.Layout.Size(d); d--) index[d] = 0;
        }

        if (tables > MostTables) text.Append(CultureInfo.InvariantCulture, $"<div><span>… {tables - MostTables:N0} more of {tables:N0}</span></div>");
    }

    private static Layout Matrix(Layout layout) => layout.Rank switch
    {
        0 => Layout.Strided([1, 1], [0, 0]),
        1 => Layout.Strided([1, layout.Size(0)], [0, layout.Stride(0)]),
        var rank => Layout.Strided([layout.Size(rank - 2), layout.Size(rank - 1)], [layout.Stride(rank - 2), layout.Stride(rank - 1)]),
    };

    private static void AppendTable(StringBuilder text, Tensor matrix, string? caption, int rank, PrintOptions options)
    {
        var abbreviate = matrix.ElementCount > options.Threshold;
        var elements = PrintedElements.Read(matrix, options, abbreviate);
        matrix.Release();
        var (rows, columns) = (Shown(matrix.Layout.Size(0), options, abbreviate), Shown(matrix.Layout.Size(1), options, abbreviate));
        text.Append("<div class=\"w\"><table>");
        if (caption is not null) text.Append("<caption>").Append(caption).Append("</caption>");
        if (rank > 0)
        {
            text.Append("<thead><tr>");
            if (rank > 1) text.Append("<th></th>");
            foreach (var column in columns) text.Append(CultureInfo.InvariantCulture, $"<th>{(column < 0 ? "…" : column)}</th>");
            text.Append("</tr></thead>");
        }

        text.Append("<tbody>");
        var next = 0;
        foreach (var row in rows)
        {
            text.Append("<tr>");
            if (rank > 1) text.Append(CultureInfo.InvariantCulture, $"<th>{(row < 0 ? "⋮" : row)}</th>");
            foreach (var column in columns)
            {
                if (row < 0 || column < 0) text.Append("<td>").Append(row < 0 ? "" : "…").Append("</td>");
                else AppendElement(text, elements[next++].Trim());
            }

            text.Append("</tr>");
        }

        text.Append("</tbody></table></div>");
    }

    private static void AppendElement(StringBuilder text, string element)
    {
        var odd = element.Contains("nan", StringComparison.OrdinalIgnoreCase) || element.Contains("inf", StringComparison.OrdinalIgnoreCase);
        text.Append(odd ? "<td class=\"odd\">" : "<td>").Append(element).Append("</td>");
    }

    /// <summary>The positions along a dimension that are shown; -1 stands for the gap.</summary>
    private static List<long> Shown(long size, PrintOptions options, bool abbreviate)
    {
        var shown = new List<long>();
        var gap = PrintedElements.HasGap(size, options, abbreviate);
        for (long i = 0; i < (gap ? options.EdgeItems : size); i++) shown.Add(i);
        if (!gap) return shown;
        shown.Add(-1);
        for (var i = size - options.EdgeItems; i < size; i++) shown.Add(i);
        return shown;
    }
}
