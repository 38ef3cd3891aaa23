namespace Kasane.Internal;

/// <summary>Stands where a derivative cannot be differentiated again, and says so.</summary>
internal sealed class SealedNode : Node
{
    private readonly string function;
    private readonly Edge[] edges;
    private readonly Layout layout;
    private readonly DType dtype;

    public SealedNode(string function, Edge[] edges, Tensor result)
    {
        (this.function, this.edges, layout, dtype) = (function, edges, result.Layout, result.DType);
        Stamp();
    }

    public override string Name => "Sealed";

    public override int EdgeCount => edges.Length;

    public override Edge EdgeAt(int i) => edges[i];

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => (layout, dtype);

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink) => throw new GradientException(
        $"{function} is marked with [OnceDifferentiable], but its gradient was differentiated again. "
        + "Write its Backward with operations and remove the attribute.")
    {
        Operation = function,
    };
}
