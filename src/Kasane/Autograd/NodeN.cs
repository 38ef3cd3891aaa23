namespace Kasane.Internal;

/// <summary>The tape's record of an operation on any number of tensors.</summary>
internal sealed class NodeN<TOp> : Node
    where TOp : struct, IOpN
{
    /// <summary>The bit of <see cref="IOpN.Saves"/> that keeps the results.</summary>
    public const ulong Results = 1UL << 63;

    private readonly TOp op;
    private readonly Edge[] edges;
    private readonly (Layout Layout, DType DType) output;
    private readonly (Layout, DType)[]? outputs;
    private readonly (Layout, DType)[] inputInfo;
    private readonly Saved[] savedInputs;
    private readonly Saved[] savedResults;

    public NodeN(in TOp op, ReadOnlySpan<Tensor?> inputs, Tensor[] results)
    {
        this.op = op;
        edges = new Edge[inputs.Length];
        inputInfo = new (Layout, DType)[inputs.Length];
        savedInputs = new Saved[inputs.Length];
        var saves = op.Saves(inputs);
        for (var i = 0; i < inputs.Length; i++)
        {
            if (inputs[i] is not { } input) continue;
            edges[i] = input.GradientEdge;
            inputInfo[i] = (input.Layout, input.DType);
            if ((saves & (1UL << Math.Min(i, 62))) != 0) savedInputs[i] = Saved.Of(input);
        }
        // Most have one output: it needs no array.
        if (results.Length == 1) output = (results[0].Layout, results[0].DType);
        else outputs = Array.ConvertAll(results, result => (result.Layout, result.DType));
        savedResults = (saves & Results) != 0 ? [.. results.Select(Saved.OfResult)] : [];
        Stamp();
    }

    public override string Name => TOp.Name;

    public override int OutputCount => outputs?.Length ?? 1;

    public override int EdgeCount => edges.Length;

    public override Edge EdgeAt(int i) => edges[i];

    internal override (Layout Layout, DType DType) OutputInfo(int slot) => outputs is null ? output : outputs[slot];

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        var results = op.Backward(gradients, new SavedN(this, savedInputs, savedResults, inputInfo, sink));
        // What goes to several inputs must not become the sum of one of them before the others have it.
        for (var i = 0; i < edges.Length; i++)
            if (results[i] is { Ownership: not Ownership.Open } result && IsAmong(results.AsSpan(i + 1), result))
                result.Ownership = Ownership.Shared;
        for (var i = 0; i < edges.Length; i++)
            if (results[i] is not null && sink.Wants(i)) sink.Send(i, results[i]);
    }

    internal override void ReleaseSaved()
    {
        foreach (ref var saved in savedInputs.AsSpan()) saved.Release();
        foreach (ref var saved in savedResults.AsSpan()) saved.Release();
    }

    private static bool IsAmong(ReadOnlySpan<Tensor?> tensors, Tensor tensor)
    {
        foreach (var other in tensors)
            if (ReferenceEquals(other, tensor)) return true;
        return false;
    }
}
