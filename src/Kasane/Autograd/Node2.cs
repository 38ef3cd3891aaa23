namespace Kasane.Internal;

/// <summary>The tape's record of an operation on two tensors.</summary>
internal sealed class Node2<TOp> : Node
    where TOp : struct, IOp2
{
    private readonly TOp op;
    private readonly Node? leftNode;
    private readonly Node? rightNode;
    private readonly Layout layout;
    private readonly int leftSlot;
    private readonly int rightSlot;
    private readonly int leftVersion;
    private readonly int rightVersion;
    private readonly int resultVersion;
    private readonly DType dtype;
    private object? left;
    private object? right;
    private object? result;

    public Node2(in TOp op, Edge leftEdge, Edge rightEdge, Tensor? left, Tensor? right, Tensor result)
    {
        this.op = op;
        (leftNode, leftSlot) = (leftEdge.Node, leftEdge.Slot);
        (rightNode, rightSlot) = (rightEdge.Node, rightEdge.Slot);
        layout = result.Layout;
        dtype = result.DType;
        var needs = op.NeedsFor(leftEdge.Node is not null, rightEdge.Node is not null);
        if ((needs & Needs.Left) != 0) (this.left, leftVersion) = Saved.Of(left);
        if ((needs & Needs.Right) != 0) (this.right, rightVersion) = Saved.Of(right);
        if ((needs & Needs.Result) != 0) (this.result, resultVersion) = Saved.OfResult(result);
        Stamp();
    }

    public override string Name => TOp.Name;

    public override int EdgeCount => 2;

    public override Edge EdgeAt(int i) => i == 0 ? new(leftNode, leftSlot) : new(rightNode, rightSlot);

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => (layout, dtype);

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        var saved = new Saved2(this, new(left, leftVersion), new(right, rightVersion), new(result, resultVersion));
        if (sink.Wants(0)) sink.Send(0, op.BackwardLeft(gradients[0]!, saved));
        if (sink.Wants(1)) sink.Send(1, op.BackwardRight(gradients[0]!, saved));
    }

    internal override void ReleaseSaved()
    {
        Saved.Release(ref left);
        Saved.Release(ref right);
        Saved.Release(ref result);
    }
}
