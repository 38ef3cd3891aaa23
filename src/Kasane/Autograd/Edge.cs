namespace Kasane.Internal;

/// <summary>Where a gradient goes next: a node and which of its outputs; no node where nothing requires grad.</summary>
internal readonly struct Edge(Node? node, int slot)
{
    public readonly Node? Node = node;

    public readonly int Slot = slot;
}
