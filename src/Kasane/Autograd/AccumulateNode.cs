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

    /// <summary>Adds a gradient. Takes the tensor over where nobody else can see it.</summary>
    public void Accumulate(Tensor gradient)
    {
        var before = leaf.GradOrNull;
        if (before is null)
        {
            var mine = gradient.Ownership == Ownership.Delivered && gradient.Storage.HasOneOwner && gradient.IsContiguous;
            if (mine || GradMode.Enabled) leaf.SetGrad(gradient, exposed: !mine);
            else leaf.SetGrad(gradient.Detach().Clone(), exposed: false);
        }
        else if (GradMode.Enabled) leaf.SetGrad(before.Add(gradient), exposed: true);
        else
        {
            before.AddInPlace(gradient);
            if (gradient.Ownership == Ownership.Delivered) gradient.Release();
        }
    }
}
