namespace Kasane.Internal;

/// <summary>The tape's record of a user's function.</summary>
internal sealed class FunctionNode : Node, IUserCode
{
    private readonly FunctionBody body;
    private readonly FunctionContext context;
    private readonly Edge[] edges;
    private readonly (Layout Layout, DType DType, Device Device)[] outputs;
    private Saved[] saved = [];
    private bool[] given = [];

    public FunctionNode(FunctionBody body, FunctionContext context, Edge[] edges, Tensor[] outputs)
    {
        (this.body, this.context, this.edges) = (body, context, edges);
        this.outputs = Array.ConvertAll(outputs, output => (output.Layout, output.DType, output.Device));
        context.Node = this;
        Stamp();
    }

    public override string Name => body.Name;

    public override int OutputCount => outputs.Length;

    public override int EdgeCount => edges.Length;

    public override Edge EdgeAt(int i) => edges[i];

    public override string ToString() => $"<{Name}Backward>";

    /// <summary>Saves tensors; those that are results are known by the node itself.</summary>
    public void Save(Tensor?[] tensors, Tensor[] returned, Tensor[] placed)
    {
        saved = new Saved[tensors.Length];
        given = Array.ConvertAll(tensors, tensor => tensor is not null);
        for (var i = 0; i < tensors.Length; i++)
        {
            // An input that is passed through as a result is still the input.
            var slot = Array.FindIndex(returned, output => ReferenceEquals(output, tensors[i]));
            saved[i] = slot >= 0 && ReferenceEquals(returned[slot], placed[slot]) && placed[slot].RequiresGrad
                ? Saved.OfResult(placed[slot], slot)
                : Saved.Of(tensors[i]);
        }
    }

    public Tensor[] SavedTensors()
    {
        var tensors = new Tensor[saved.Length];
        for (var i = 0; i < tensors.Length; i++) tensors[i] = given[i] ? saved[i].Get(this) : null!;
        return tensors;
    }

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => (outputs[slot].Layout, outputs[slot].DType);

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        var scope = TensorScope.Suspend();
        Tensor?[] results;
        try
        {
            results = Run(gradients);
        }
        finally
        {
            TensorScope.Resume(scope);
        }
        for (var i = 0; i < edges.Length; i++)
            if (results[i] is not null && sink.Wants(i)) sink.Send(i, results[i]);
    }

    internal override void ReleaseSaved()
    {
        foreach (ref var one in saved.AsSpan())
        {
            var (content, _) = one;
            Saved.Release(ref content);
            one = default;
        }
    }

    private Tensor?[] Run(ReadOnlySpan<Tensor?> gradients)
    {
        var handed = new Tensor[gradients.Length];
        for (var i = 0; i < handed.Length; i++)
        {
            if (gradients[i] is { } gradient) gradient.Ownership = Ownership.Open;
            handed[i] = gradients[i] ?? (context.MaterializesGrads ? Tensor.Zeros(outputs[i].Layout.Shape, outputs[i].DType, outputs[i].Device) : null!);
        }
        Tensor?[] results;
        if (body.OnceDifferentiable)
        {
            using (new GradModeGuard(false, false)) results = body.Backward(context, handed);
            if (GradMode.Enabled && results is not null) results = Seal(results, handed);
        }
        else results = body.Backward(context, handed);
        if (results is null || results.Length < edges.Length || results.AsSpan(edges.Length).ContainsAnyExcept([null]))
            throw new GradientException(
                $"{Name}: Backward returned {results?.Length ?? 0} gradients, expected one for each of the {edges.Length} inputs (null "
                + "for none).")
            {
                Operation = Name,
            };
        return results;
    }

    // Results that cannot be differentiated say so when somebody tries.
    private Tensor?[] Seal(Tensor?[] results, Tensor[] gradients)
    {
        if (!Array.Exists(gradients, gradient => gradient is { RequiresGrad: true })) return results;
        var seals = Array.ConvertAll(gradients, gradient => gradient?.GradientEdge ?? default);
        return Array.ConvertAll(results, result =>
        {
            if (result is null || !result.DType.IsDifferentiable) return result;
            var sealedResult = result.Alias(result.Layout, result.Offset);
            sealedResult.SetGradientNode(new SealedNode(Name, seals, sealedResult), 0);
            return sealedResult;
        });
    }
}
