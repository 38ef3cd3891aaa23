namespace Kasane.Internal;

/// <summary>Which gradients a call asks for, and the part of the tape that leads to them.</summary>
internal sealed class Captures
{
    private readonly Dictionary<(Node Node, int Slot), List<int>> wanted = [];
    private readonly Dictionary<Node, bool> needed = [];

    public Captures(ReadOnlySpan<Tensor> roots, ReadOnlySpan<Tensor> inputs)
    {
        Results = new Tensor?[inputs.Length];
        for (var i = 0; i < inputs.Length; i++)
        {
            var edge = inputs[i].GradientEdge;
            if (edge.Node is null) continue;
            if (!wanted.TryGetValue((edge.Node, edge.Slot), out var list)) wanted[(edge.Node, edge.Slot)] = list = [];
            list.Add(i);
            needed[edge.Node] = true;
        }
        foreach (var root in roots)
            if (root.GradientEdge.Node is { } node) Explore(node);
    }

    /// <summary>The gradients, in the order of the inputs; null where none arrived.</summary>
    public Tensor?[] Results { get; }

    public bool IsNeeded(Node node) => needed.TryGetValue(node, out var yes) && yes;

    /// <summary>Whether gradients must flow on beyond this node.</summary>
    public bool LeadsOn(Node node)
    {
        for (var i = 0; i < node.EdgeCount; i++)
            if (node.EdgeAt(i).Node is { } next && IsNeeded(next)) return true;
        return false;
    }

    public void Take(Node node, ReadOnlySpan<Tensor?> gradients)
    {
        for (var slot = 0; slot < gradients.Length; slot++)
        {
            if (gradients[slot] is not { } gradient || !wanted.TryGetValue((node, slot), out var list)) continue;
            gradient.Ownership = Ownership.Open;
            foreach (var i in list) Results[i] = gradient;
        }
    }

    // Depth first without recursion: a node is decided once all its successors are.
    private void Explore(Node root)
    {
        var stack = new Stack<(Node Node, int Next)>();
        var seen = new HashSet<Node>();
        stack.Push((root, 0));
        seen.Add(root);
        while (stack.TryPop(out var frame))
        {
            var (node, next) = frame;
            while (next < node.EdgeCount)
            {
                var successor = node.EdgeAt(next++).Node;
                if (successor is null || !seen.Add(successor)) continue;
                stack.Push((node, next));
                stack.Push((successor, 0));
                node = null!;
                break;
            }
            if (node is not null && !needed.ContainsKey(node)) needed[node] = LeadsOn(node);
        }
    }
}
