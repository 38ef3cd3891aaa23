using System.Globalization;
using System.Text;

namespace Kasane.Internal;

/// <summary>A sketch as a Mermaid flowchart.</summary>
internal static class MermaidText
{
    private static readonly (SketchKind Kind, string Name, string Style)[] Styles =
    [
        (SketchKind.Operation, "operation", "fill:#eef2f7,stroke:#64748b,color:#1e293b"),
        (SketchKind.Module, "module", "fill:#e0ecff,stroke:#3b6fc4,color:#16315f"),
        (SketchKind.Parameter, "parameter", "fill:#fdf0d5,stroke:#b7791f,color:#5c3b0a"),
        (SketchKind.Input, "input", "fill:#e3f6ec,stroke:#2f8f5b,color:#14432a"),
        (SketchKind.Result, "result", "fill:#fde4ea,stroke:#b83257,color:#5e1529"),
        (SketchKind.LeftOut, "leftout", "fill:#ffffff,stroke:#94a3b8,color:#475569,stroke-dasharray:4 3"),
    ];

    public static string Write(Sketch sketch)
    {
        var direction = sketch.Direction switch { DrawingDirection.Right => "LR", DrawingDirection.Up => "BT", _ => "TD" };
        var text = new StringBuilder("flowchart ").Append(direction).Append('\n');
        var indent = 1;
        foreach (var (group, node) in sketch.Steps())
        {
            if (group is null && node is null)
            {
                indent--;
                text.Append(' ', 4 * indent).Append("end\n");
                continue;
            }

            text.Append(' ', 4 * indent);
            if (node is not null) AppendNode(text, node);
            else
            {
                text.Append(CultureInfo.InvariantCulture, $"subgraph g{group!.Id}[\"{Escape(group.Title)}\"]\n");
                indent++;
            }
        }

        foreach (var edge in sketch.Edges)
            text.Append(CultureInfo.InvariantCulture, $"    n{edge.From} {(edge.Dashed ? "-.->" : "-->")} n{edge.To}\n");
        foreach (var (kind, name, style) in Styles)
            if (sketch.Nodes.Exists(node => node.Kind == kind)) text.Append(CultureInfo.InvariantCulture, $"    classDef {name} {style}\n");
        return text.ToString();
    }

    private static void AppendNode(StringBuilder text, SketchNode node)
    {
        var label = string.Join("<br/>", node.Lines.Select(Escape));
        var (open, close) = node.Kind switch
        {
            SketchKind.Parameter => ("[(", ")]"),
            SketchKind.Input or SketchKind.Result => ("([", "])"),
            SketchKind.Module => ("(", ")"),
            _ => ("[", "]"),
        };
        var style = Array.Find(Styles, entry => entry.Kind == node.Kind).Name;
        text.Append(CultureInfo.InvariantCulture, $"n{node.Id}{open}\"{label}\"{close}:::{style}\n");
    }

    // In quotes Mermaid takes everything literally but quotes, character codes (#name;), markup and Markdown, which a backtick begins.
    private static string Escape(string text)
    {
        var escaped = new StringBuilder();
        foreach (var character in text)
        {
            if (character is '"' or '#' or '<' or '>' or '&' or '`' or '\\' or ';' || char.IsControl(character))
                escaped.Append(CultureInfo.InvariantCulture, $"#{(char.IsControl(character) ? ' ' : character) + 0};");
            else escaped.Append(character);
        }

        return escaped.ToString();
    }
}
