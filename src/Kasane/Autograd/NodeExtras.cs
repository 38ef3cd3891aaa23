namespace Kasane.Internal;

/// <summary>What few nodes have; most need no memory for it.</summary>
internal sealed class NodeExtras
{
    public NodeTrace? Trace { get; set; }

    public OutputHooks?[]? Hooks { get; set; }

    public Tensor?[]? PendingOthers { get; set; }
}
