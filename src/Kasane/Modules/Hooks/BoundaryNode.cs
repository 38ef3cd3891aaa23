namespace Kasane.Internal;

/// <summary>The identity that lets a module's backward hooks see all gradients at its inputs or outputs together.</summary>
internal sealed class BoundaryNode : Node, IUserCode
{
    private readonly Func<Tensor?[], Tensor?[]> hooks;
    private readonly Edge[] edges;
    private readonly (Layout, DType)[] outputs;

    private BoundaryNode(List<Tensor> tensors, Func<Tensor?[], Tensor?[]> hooks)
    {
        this.hooks = hooks;
        edges = [.. tensors.Select(tensor => tensor.GradientEdge)];
        outputs = [.. tensors.Select(tensor => (tensor.Layout, tensor.DType))];
        Stamp();
    }

    public override string Name => "BackwardHook";

    public override int OutputCount => outputs.Length;

    public override int EdgeCount => edges.Length;

    /// <summary>The same tensors, with hooks on the way back; those that have no gradients too, so that places stay.</summary>
    public static List<Tensor?> Around(List<Tensor?> tensors, Func<Tensor?[], Tensor?[]> hooks)
    {
        var present = tensors.OfType<Tensor>().ToList();
        // Hooks see a place for every tensor in the structure, also for those that are missing.
        var places = Enumerable.Range(0, tensors.Count).Where(i => tensors[i] is not null).ToArray();
        var node = new BoundaryNode(present, gradients => Gather(hooks(Spread(gradients, places, tensors.Count)), places));
        var slot = 0;
        return tensors.ConvertAll(tensor => tensor is null ? null : Pass(tensor, node, slot++));
    }

    public override Edge EdgeAt(int i) => edges[i];

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => outputs[slot];

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        var results = hooks(gradients.ToArray());
        for (var i = 0; i < edges.Length; i++)
            if (sink.Wants(i) && results[i] is { } result) sink.Send(i, result);
    }

    private static Tensor Pass(Tensor tensor, BoundaryNode node, int slot)
    {
        var passed = tensor.Alias(tensor.Layout, tensor.Offset);
        // A change in place would reach the original behind the tape's back; as one of several views it is refused.
        passed.View = new AliasInfo(tensor, severalOutputs: true);
        if (tensor.DType.IsDifferentiable) passed.SetGradientNode(node, slot);
        return passed;
    }

    private static Tensor?[] Spread(Tensor?[] gradients, int[] places, int count)
    {
        var all = new Tensor?[count];
        for (var i = 0; i < places.Length; i++) all[places[i]] = gradients[i];
        return all;
    }

    private static Tensor?[] Gather(Tensor?[] all, int[] places) => Array.ConvertAll(places, place => all[place]);
}
