namespace Kasane.Internal;

/// <summary>What a drawing consists of, whatever language it is written in.</summary>
internal sealed class Sketch(DrawingDirection direction)
{
    public DrawingDirection Direction { get; } = direction;

    public List<SketchNode> Nodes { get; } = [];

    public List<SketchEdge> Edges { get; } = [];

    public List<SketchGroup> Groups { get; } = [];

    /// <summary>Adds a box that stands for what is not drawn.</summary>
    public void LeaveOut(int id, int count, int total, string things) =>
        Nodes.Add(new(id, SketchKind.LeftOut, [FormattableString.Invariant($"… {count:N0} of {total:N0} {things} are left out")]));

    /// <summary>Groups and nodes in the order in which they are written: a group's content lies between its opening and its end.</summary>
    public IEnumerable<SketchStep> Steps()
    {
        var groups = Groups.ToLookup(group => group.Parent);
        var nodes = Nodes.ToLookup(node => node.Group);
        var pending = new Stack<SketchStep>();
        Push(-1);
        while (pending.TryPop(out var step))
        {
            yield return step;
            if (step.Opens is not { } group) continue;
            pending.Push(new(null, null));
            Push(group.Id);
        }

        void Push(int id)
        {
            foreach (var group in groups[id].Reverse()) pending.Push(new(group, null));
            foreach (var node in nodes[id].Reverse()) pending.Push(new(null, node));
        }
    }
}
