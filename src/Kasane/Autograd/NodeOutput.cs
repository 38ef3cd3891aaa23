using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>What a node knows about one of its results: what its gradient must be like, and the tensor itself if the derivative needs it.</summary>
internal struct NodeOutput
{
    /// <summary>So many results lie in the node itself.</summary>
    public const int Few = 2;

    private readonly int version;
    private object? content;

    public NodeOutput(Tensor result, int slot, bool save)
    {
        (Layout, DType) = (result.Layout, result.DType);
        if (save) (content, version) = Saved.OfResult(result, slot);
    }

    /// <summary>A result that serves the derivative only.</summary>
    public NodeOutput(Tensor byproduct)
    {
        (Layout, DType) = (byproduct.Layout, byproduct.DType);
        (content, version) = Saved.Of(byproduct);
    }

    public readonly Layout Layout { get; }

    public readonly DType DType { get; }

    public readonly Saved Saved => new(content, version);

    public void ReleaseSaved() => Saved.Release(ref content);

    /// <summary>Room for a few results.</summary>
    [InlineArray(Few)]
    public struct Row
    {
        private NodeOutput first;
    }
}
