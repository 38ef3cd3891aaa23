using System.Diagnostics.CodeAnalysis;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>What a node knows about one of its inputs: where the gradient goes, and the tensor itself if the derivative needs it.</summary>
internal struct NodeInput
{
    /// <summary>So many inputs lie in the node itself.</summary>
    public const int Few = 3;

    private readonly Node? node;
    private readonly int slot;
    private Saved saved;

    public NodeInput(Tensor input, bool save)
    {
        var edge = input.GradientEdge;
        (node, slot, IsGiven) = (edge.Node, edge.Slot, true);
        if (save) saved = Saved.Of(input);
    }

    public readonly Edge Edge => new(node, slot);

    /// <summary>Whether there is such an input at all.</summary>
    public bool IsGiven { get; }

    [UnscopedRef]
    public ref Saved Saved => ref saved;

    /// <summary>Room for a few inputs.</summary>
    [InlineArray(Few)]
    public struct Row
    {
        private NodeInput first;
    }
}
