namespace Kasane.Internal;

/// <summary>The tape's record of an operation on two tensors.</summary>
internal sealed class Node2<TOp> : Node
    where TOp : struct, IOp2
{
    private readonly TOp op;
    private readonly Edge leftEdge;
    private readonly Edge rightEdge;
    private readonly Layout layout;
    private readonly DType dtype;
    private Saved left;
    private Saved right;
    private Saved result;

    public Node2(in TOp op, Edge leftEdge, Edge rightEdge, Tensor? left, Tensor? right, Tensor result)
    {
        this.op = op;
        this.leftEdge = leftEdge;
        this.rightEdge = rightEdge;
        layout = result.Layout;
        dtype = result.DType;
        var needs = op.NeedsFor(leftEdge.Node is not null, rightEdge.Node is not null);
        if ((needs & Needs.Left) != 0) this.left = Saved.Of(left);
        if ((needs & Needs.Right) != 0) this.right = Saved.Of(right);
        if ((needs & Needs.Result) != 0) this.result = Saved.OfResult(result);
        Stamp();
    }

    public override string Name => TOp.Name;

    public override int EdgeCount => 2;

    public override Edge EdgeAt(int i) => i == 0 ? leftEdge : rightEdge;

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => (layout, dtype);

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        var saved = new Saved2(this, ref left, ref right, ref result);
        if (sink.Wants(0)) sink.Send(0, op.BackwardLeft(gradients[0]!, saved));
        if (sink.Wants(1)) sink.Send(1, op.BackwardRight(gradients[0]!, saved));
    }

    internal override void ReleaseSaved()
    {
        left.Release();
        right.Release();
        result.Release();
    }
}
