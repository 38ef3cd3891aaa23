namespace Kasane.Internal;

/// <summary>Draws a module tree.</summary>
internal static class ModuleSketch
{
    private const int LongestLine = 60;

    public static Sketch Of(Module module, DrawingOptions options)
    {
        ArgumentNullException.ThrowIfNull(module);
        var sketch = new Sketch(options.Direction ?? DrawingDirection.Right);
        var count = 0;
        foreach (var line in ModuleTree.Of(module))
        {
            if (count++ >= options.MaxNodes) continue;
            sketch.Nodes.Add(new(line.Id, SketchKind.Module, [.. Lines(line, options)]));
            if (line.Parent >= 0) sketch.Edges.Add(new(line.Parent, line.Id, line.Repeated));
        }

        if (count > options.MaxNodes)
        {
            sketch.LeaveOut(count, count - options.MaxNodes, count, "modules");
            sketch.Edges.Add(new(0, count, Dashed: true));
        }

        return sketch;
    }

    private static IEnumerable<string> Lines(ModuleTreeLine line, DrawingOptions options)
    {
        yield return line.Name.Length == 0 ? line.Module.Title : $"{line.Name}: {line.Module.Title}";
        if (line.Repeated)
        {
            yield return "shared";
            yield break;
        }

        if (line.Module.Extra is { Length: > 0 } extra && !extra.Contains('\n', StringComparison.Ordinal))
            yield return extra.Length <= LongestLine ? extra : extra[..(LongestLine - 1)] + "…";
        if (!options.Shapes) yield break;
        foreach (var member in Members.Of(line.Module))
            if (member.Kind == MemberKind.Parameter) yield return $"{member.Name} {(member.IsUninitialized ? "?" : member.Tensor.Shape)}";
    }
}
