namespace Kasane.Internal;

/// <summary>The end of the tape at a leaf: adds what arrives to the leaf's <c>Grad</c>.</summary>
internal sealed class AccumulateNode(Tensor leaf) : Node
{
    public Tensor Leaf => leaf;

    public override string Name => "AccumulateGrad";

    public override int EdgeCount => 0;

    public override Edge EdgeAt(int i) => throw new ArgumentOutOfRangeException(nameof(i));

    public override string ToString() => "<AccumulateGrad>";

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => (leaf.Layout, leaf.DType);

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
    }

    /// <summary>Adds to the leaf's gradient; several threads may run backward on graphs that share the leaf.</summary>
    public void Accumulate(Tensor gradient, bool createGraph)
    {
        lock (this) AddTo(leaf, gradient, createGraph);
    }

    /// <summary>Adds to a tensor's gradient. The first one is taken over where nobody else can see it, otherwise copied.</summary>
    public static void AddTo(Tensor owner, Tensor gradient, bool createGraph)
    {
        using var mode = new GradModeGuard(createGraph, false);
        var before = owner.GradOrNull;
        if (before is null)
        {
            var mine = gradient.Ownership == Ownership.Delivered && gradient.Storage.HasOneOwner && gradient.IsContiguous;
            owner.SetGrad(mine ? gradient : gradient.Clone(), exposed: createGraph);
        }
        // A gradient that the user assigned may be a broadcast one, which cannot be written.
        else if (createGraph || before.Layout.MayOverlapItself()) owner.SetGrad(before.Add(gradient), exposed: true);
        else
        {
            before.AddInPlace(gradient);
            if (gradient.Ownership == Ownership.Delivered) gradient.Release();
        }
    }
}
