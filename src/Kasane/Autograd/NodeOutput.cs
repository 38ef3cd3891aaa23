using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>What a node knows about one of its outputs: what its gradient must be like, and the tensor itself if the derivative needs it.</summary>
internal struct NodeOutput
{
    private Saved saved;

    public NodeOutput(Tensor result, int slot, bool save)
    {
        (Layout, DType) = (result.Layout, result.DType);
        if (save) saved = Saved.OfResult(result, slot);
    }

    public Layout Layout { get; }

    public DType DType { get; }

    [UnscopedRef]
    public ref Saved Saved => ref saved;
}
