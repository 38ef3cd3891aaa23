using System.Globalization;
using System.Text;

namespace Kasane;

/// <summary>What a module is made of: layers in the order in which they were called, shapes, parameters and costs.</summary>
/// <param name="Layers">One line for each call; a module that is called twice appears twice.</param>
/// <param name="TotalParameters">All parameters, shared ones once.</param>
/// <param name="TrainableParameters">Those that require grad.</param>
/// <param name="ParameterBytes">Memory of parameters and buffers, in bytes.</param>
/// <param name="ActivationBytes">Memory of the outputs of all layers without children in one forward pass, in bytes.</param>
/// <param name="MultiplyAdds">Multiply-adds of products and convolutions in one forward pass.</param>
public sealed record ModuleSummary(
    IReadOnlyList<LayerSummary> Layers,
    long TotalParameters,
    long TrainableParameters,
    long ParameterBytes,
    long ActivationBytes,
    long MultiplyAdds)
{
    /// <summary>The summary as a table.</summary>
    public override string ToString()
    {
        string[] titles = ["Layer (type)", "Output shape", "Parameters", "Multiply-adds"];
        var rows = Layers.Select(Cells).ToList();
        var widths = titles.Select((title, column) => Math.Max(title.Length, rows.Count == 0 ? 0 : rows.Max(row => row[column].Length))).ToArray();
        var line = new string('-', widths.Sum() + (3 * (widths.Length - 1)));
        var text = new StringBuilder().AppendLine(line);
        Append(text, titles, widths);
        text.AppendLine(line);
        foreach (var row in rows) Append(text, row, widths);
        text.AppendLine(line);
        text.AppendLine(CultureInfo.InvariantCulture, $"Parameters: {TotalParameters:N0} (trainable: {TrainableParameters:N0})");
        text.AppendLine(CultureInfo.InvariantCulture, $"Multiply-adds: {MultiplyAdds:N0}");
        text.AppendLine(CultureInfo.InvariantCulture, $"Memory: parameters {Megabytes(ParameterBytes)}, activations {Megabytes(ActivationBytes)}");
        return text.Append(line).ToString();
    }

    private static string[] Cells(LayerSummary layer)
    {
        var name = layer.Depth == 0 ? layer.Type : $"{new string(' ', 2 * layer.Depth)}{layer.Key.Split('.')[^1]}: {layer.Type}";
        return
        [
            name,
            string.Join(", ", layer.OutputShapes),
            layer.Parameters == 0 ? "-" : layer.Parameters.ToString("N0", CultureInfo.InvariantCulture),
            layer.MultiplyAdds == 0 ? "-" : layer.MultiplyAdds.ToString("N0", CultureInfo.InvariantCulture),
        ];
    }

    private static void Append(StringBuilder text, string[] cells, int[] widths)
    {
        for (var i = 0; i < cells.Length; i++)
        {
            if (i > 0) text.Append("   ");
            text.Append(i < 2 ? cells[i].PadRight(widths[i]) : cells[i].PadLeft(widths[i]));
        }
        text.AppendLine();
    }

    private static string Megabytes(long bytes) => (bytes / 1e6).ToString("N2", CultureInfo.InvariantCulture) + " MB";
}
