namespace Kasane.Internal;

/// <summary>The tape's record of an operation on one tensor.</summary>
internal sealed class Node1<TOp> : Node
    where TOp : struct, IOp1
{
    private readonly TOp op;
    private readonly Node? next;
    private readonly Layout layout;
    private readonly int slot;
    private readonly int inputVersion;
    private readonly int resultVersion;
    private readonly DType dtype;
    private object? input;
    private object? result;

    public Node1(in TOp op, Edge edge, Tensor? input, Tensor result)
    {
        this.op = op;
        (next, slot) = (edge.Node, edge.Slot);
        layout = result.Layout;
        dtype = result.DType;
        var needs = op.Needs;
        if ((needs & Needs.Left) != 0) (this.input, inputVersion) = Saved.Of(input);
        if ((needs & Needs.Result) != 0) (this.result, resultVersion) = Saved.OfResult(result);
        Stamp();
    }

    public override string Name => TOp.Name;

    public override int EdgeCount => 1;

    public override Edge EdgeAt(int i) => new(next, slot);

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => (layout, dtype);

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        if (sink.Wants(0)) sink.Send(0, op.Backward(gradients[0]!, new Saved1(this, new(input, inputVersion), new(result, resultVersion))));
    }

    internal override void ReleaseSaved()
    {
        Saved.Release(ref input);
        Saved.Release(ref result);
    }
}
