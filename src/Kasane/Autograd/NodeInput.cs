using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>What a node knows about one of its inputs: where the gradient goes, and the tensor itself if the derivative needs it.</summary>
internal struct NodeInput
{
    /// <summary>So many inputs lie in the node itself.</summary>
    public const int Few = 3;

    private readonly Node? node;
    private readonly int version;

    // One more than the slot of the edge; 0: there is no such input.
    private readonly int place;
    private object? content;

    public NodeInput(Tensor input, bool save)
    {
        var edge = input.GradientEdge;
        (node, place) = (edge.Node, edge.Slot + 1);
        if (save) (content, version) = Saved.Of(input);
    }

    public readonly Edge Edge => new(node, Math.Max(0, place - 1));

    /// <summary>Whether there is such an input at all.</summary>
    public readonly bool IsGiven => place != 0;

    public readonly Saved Saved => new(content, version);

    public void ReleaseSaved() => Saved.Release(ref content);

    /// <summary>Room for a few inputs.</summary>
    [InlineArray(Few)]
    public struct Row
    {
        private NodeInput first;
    }
}
