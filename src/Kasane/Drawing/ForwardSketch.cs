namespace Kasane.Internal;

/// <summary>Draws a forward pass.</summary>
internal static class ForwardSketch
{
    public static Sketch Of(ForwardGraph graph, DrawingOptions options)
    {
        var sketch = new Sketch(options.Direction ?? DrawingDirection.Down);
        var groups = new Dictionary<string, int> { [""] = -1 };
        foreach (var node in graph.Nodes.Take(options.MaxNodes))
        {
            var lines = options.Shapes ? [node.Name, string.Join(", ", node.Shapes)] : new[] { node.Name };
            sketch.Nodes.Add(new(node.Id, KindOf(node.Kind), lines, Group(sketch, groups, node.Scope, graph)));
            foreach (var input in node.Inputs.Distinct()) sketch.Edges.Add(new(input, node.Id));
        }

        if (graph.Nodes.Count > options.MaxNodes)
        {
            var rest = graph.Nodes.Count;
            sketch.LeaveOut(rest, rest - options.MaxNodes, rest, "nodes");
            var used = graph.Nodes.Skip(options.MaxNodes).SelectMany(node => node.Inputs).Where(input => input < options.MaxNodes);
            foreach (var input in used.Distinct()) sketch.Edges.Add(new(input, rest, Dashed: true));
        }

        return sketch;
    }

    private static SketchKind KindOf(ForwardNodeKind kind) => kind switch
    {
        ForwardNodeKind.Input => SketchKind.Input,
        ForwardNodeKind.Output => SketchKind.Result,
        ForwardNodeKind.Operation => SketchKind.Operation,
        _ => SketchKind.Parameter,
    };

    /// <summary>The frame of a module, with those of the modules around it.</summary>
    private static int Group(Sketch sketch, Dictionary<string, int> groups, string scope, ForwardGraph graph)
    {
        var missing = new Stack<string>();
        while (!groups.ContainsKey(scope))
        {
            missing.Push(scope);
            var dot = scope.LastIndexOf('.');
            scope = dot < 0 ? "" : scope[..dot];
        }

        while (missing.TryPop(out var path))
        {
            var parent = groups[scope];
            scope = path;
            // A key such as blocks.0 may lead through a list, which is no module.
            if (!graph.Modules.TryGetValue(path, out var type))
            {
                groups[path] = parent;
                continue;
            }

            groups[path] = sketch.Groups.Count;
            sketch.Groups.Add(new(sketch.Groups.Count, parent, $"{path}: {type}"));
        }

        return groups[scope];
    }
}
