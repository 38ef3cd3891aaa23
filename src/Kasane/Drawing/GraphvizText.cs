using System.Globalization;
using System.Text;

namespace Kasane.Internal;

/// <summary>A sketch in the DOT language of Graphviz.</summary>
internal static class GraphvizText
{
    public static string Write(Sketch sketch)
    {
        var direction = sketch.Direction switch { DrawingDirection.Right => "LR", DrawingDirection.Up => "BT", _ => "TB" };
        var text = new StringBuilder("digraph kasane {\n");
        text.Append("    rankdir=").Append(direction).Append(";\n");
        text.Append("    node [shape=box, style=\"filled,rounded\", fontname=\"Helvetica\", fontsize=11, margin=\"0.14,0.07\"];\n");
        text.Append("    edge [color=\"#64748b\", arrowsize=0.7];\n");
        text.Append("    graph [fontname=\"Helvetica\", fontsize=11, color=\"#94a3b8\", style=rounded, labeljust=l];\n");
        var indent = 1;
        foreach (var (group, node) in sketch.Steps())
        {
            if (group is null && node is null)
            {
                indent--;
                text.Append(' ', 4 * indent).Append("}\n");
                continue;
            }

            text.Append(' ', 4 * indent);
            if (node is not null) AppendNode(text, node);
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"subgraph cluster_{group!.Id} {{ label=\"{Escape(group.Title)}\";\n");
                indent++;
            }
        }

        foreach (var edge in sketch.Edges)
            text.Append(CultureInfo.InvariantCulture, $"    n{edge.From} -> n{edge.To}{(edge.Dashed ? " [style=dashed]" : "")};\n");
        return text.Append("}\n").ToString();
    }

    private static void AppendNode(StringBuilder text, SketchNode node)
    {
        var look = node.Kind switch
        {
            SketchKind.Parameter => "shape=cylinder, style=filled, fillcolor=\"#fdf0d5\", color=\"#b7791f\"",
            SketchKind.Input => "shape=ellipse, style=filled, fillcolor=\"#e3f6ec\", color=\"#2f8f5b\"",
            SketchKind.Result => "shape=ellipse, style=filled, fillcolor=\"#fde4ea\", color=\"#b83257\"",
            SketchKind.Module => "fillcolor=\"#e0ecff\", color=\"#3b6fc4\"",
            SketchKind.LeftOut => "style=\"dashed,rounded\", color=\"#94a3b8\", fontcolor=\"#475569\"",
            _ => "fillcolor=\"#eef2f7\", color=\"#64748b\"",
        };
        text.Append(CultureInfo.InvariantCulture, $"n{node.Id} [label=\"{string.Join("\\n", node.Lines.Select(Escape))}\", {look}];\n");
    }

    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            if (character is '"' or '\\') escaped.Append('\\');
            escaped.Append(char.IsControl(character) ? ' ' : character);
        }

        return escaped.ToString();
    }
}
