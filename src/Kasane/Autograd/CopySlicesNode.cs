namespace Kasane.Internal;

/// <summary>
/// The history of a base tensor after one of its views was changed in place: outside the view the gradient passes, inside it goes through
/// the operation that wrote there.
/// </summary>
internal sealed class CopySlicesNode : Node
{
    private readonly Edge baseEdge;
    private readonly ViewInfo view;
    private readonly Node write;
    private readonly Layout layout;
    private readonly DType dtype;

    public CopySlicesNode(Edge baseEdge, Tensor whole, ViewInfo view, Node write)
    {
        this.baseEdge = baseEdge;
        this.view = view;
        this.write = write;
        layout = whole.Layout;
        dtype = whole.DType;
        Stamp();
    }

    public override string Name => "CopySlices";

    // The first edge of the write was the view itself; its place is taken by the base.
    public override int EdgeCount => write.EdgeCount;

    public override Edge EdgeAt(int i) => i == 0 ? baseEdge : write.EdgeAt(i);

    public override string ToString() => "<CopySlices>";

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => (layout, dtype);

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        var whole = Tensor.Allocate(gradients[0]!.Device, layout.AsContiguous(), dtype);
        whole.CopyInPlace(gradients[0]!);
        var part = view.Replay(whole);
        var inner = new Inner(this, sink);
        write.Backward([part.Clone()], inner);
        if (inner.OfView is { } through) part.CopyInPlace(through.Layout.SameSizes(part.Layout) ? through : through.SumToSize(part.Shape));
        else part.FillInPlace(0);
        sink.Send(0, whole);
    }

    /// <summary>What kind of node the write is, for tests that walk the tape.</summary>
    internal Type WriteType => write.GetType();

    internal override void ReleaseSaved() => write.ReleaseSaved();

    private sealed class Inner(CopySlicesNode owner, GradientSink outer) : GradientSink
    {
        public Tensor? OfView { get; private set; }

        public override bool Wants(int input) => input == 0 ? owner.write.EdgeAt(0).Node is not null || owner.baseEdge.Node is not null : outer.Wants(input);

        // What has come for the base is not what the write alone adds to.
        public override Tensor? SumSoFar(int input) => null;

        public override void Send(int input, Tensor? gradient)
        {
            if (input == 0) OfView = gradient;
            else outer.Send(input, gradient);
        }
    }
}
