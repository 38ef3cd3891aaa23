namespace Kasane.Internal;

/// <summary>Draws the tape behind a tensor, breadth first and without recursion: a tape may be a million operations deep.</summary>
internal static class GradientSketch
{
    public static Sketch Of(Tensor root, Module? module, DrawingOptions options)
    {
        ArgumentNullException.ThrowIfNull(root);
        var sketch = new Sketch(options.Direction ?? DrawingDirection.Down);
        sketch.Nodes.Add(new(0, SketchKind.Result, [.. Facts("result", root.Shape, options)]));
        if (root.GradientFunction is not Node first)
        {
            var (kind, name) = root.RequiresGrad ? (SketchKind.Parameter, "a leaf") : (SketchKind.LeftOut, "no recorded operations");
            sketch.Nodes.Add(new(1, kind, [name]));
            sketch.Edges.Add(new(1, 0));
            return sketch;
        }

        var names = new Dictionary<Tensor, string>(ReferenceEqualityComparer.Instance);
        if (module is not null)
            foreach (var (key, parameter) in module.NamedParameters()) names[parameter] = key;
        Walk(sketch, first, names, options);
        return sketch;
    }

    private static void Walk(Sketch sketch, Node first, Dictionary<Tensor, string> names, DrawingOptions options)
    {
        var numbers = new Dictionary<Node, int>(ReferenceEqualityComparer.Instance) { [first] = 1 };
        var cut = new HashSet<int>();
        var pending = new Queue<Node>([first]);
        sketch.Edges.Add(new(1, 0));
        while (pending.TryDequeue(out var node))
        {
            var number = numbers[node];
            var drawn = number <= options.MaxNodes;
            if (drawn) sketch.Nodes.Add(Box(node, number, names, options));
            for (var i = 0; i < node.EdgeCount; i++)
            {
                if (node.EdgeAt(i).Node is not { } input) continue;
                if (!numbers.TryGetValue(input, out var other))
                {
                    numbers[input] = other = numbers.Count + 1;
                    pending.Enqueue(input);
                }

                if (!drawn) continue;
                if (other <= options.MaxNodes) sketch.Edges.Add(new(other, number));
                else cut.Add(number);
            }
        }

        if (numbers.Count <= options.MaxNodes) return;
        var rest = numbers.Count + 1;
        sketch.LeaveOut(rest, numbers.Count - options.MaxNodes, numbers.Count, "operations");
        foreach (var number in cut) sketch.Edges.Add(new(rest, number, Dashed: true));
    }

    private static SketchNode Box(Node node, int number, Dictionary<Tensor, string> names, DrawingOptions options)
    {
        if (node is AccumulateNode { Leaf: var leaf })
            return new(number, SketchKind.Parameter, [.. Facts(names.GetValueOrDefault(leaf, "leaf"), leaf.Shape, options)]);
        return new(number, SketchKind.Operation, [.. Facts(node.Name, node.OutputInfo(0).Layout.Shape, options)]);
    }

    private static IEnumerable<string> Facts(string name, Shape shape, DrawingOptions options) => options.Shapes ? [name, shape.ToString()] : [name];
}
