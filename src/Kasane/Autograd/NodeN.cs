namespace Kasane.Internal;

/// <summary>The tape's record of an operation on any number of tensors.</summary>
internal sealed class NodeN<TOp> : Node
    where TOp : struct, IOpN
{
    private readonly TOp op;
    private readonly int inputCount;
    private readonly int resultCount;

    // Most have few inputs (behind the last one that was given nothing is kept) and few results: these need no array.
    private readonly NodeInput[]? manyInputs;
    private readonly NodeOutput[]? manyOutputs;
    private NodeInput.Row fewInputs;
    private NodeOutput.Row fewOutputs;

    public NodeN(in TOp op, ReadOnlySpan<Tensor?> inputs, in TensorRow results)
    {
        this.op = op;
        inputCount = inputs.Length;
        var given = inputs.Length;
        while (given > 0 && inputs[given - 1] is null) given--;
        if (given > NodeInput.Few) manyInputs = new NodeInput[given];
        var kept = Inputs;
        var saves = op.Saves(inputs);
        for (var i = 0; i < given; i++)
            if (inputs[i] is { } input) kept[i] = new(input, i < SavedN.FirstResult && (saves & SavedN.OfInput(i)) != 0);
        resultCount = results.Count;
        if (resultCount > NodeOutput.Few) manyOutputs = new NodeOutput[resultCount];
        var known = Outputs;
        for (var i = 0; i < OutputCount; i++) known[i] = new(results[i], i, (saves & SavedN.OfResult(i)) != 0);
        if (TOp.HasByproduct) known[1] = new(results[1]);
        Stamp();
    }

    public override string Name => TOp.Name;

    public override int OutputCount => TOp.HasByproduct ? 1 : resultCount;

    public override int EdgeCount => inputCount;

    private Span<NodeInput> Inputs => manyInputs is null ? fewInputs : manyInputs;

    private Span<NodeOutput> Outputs => manyOutputs is null ? ((Span<NodeOutput>)fewOutputs)[..resultCount] : manyOutputs;

    public override Edge EdgeAt(int i)
    {
        var inputs = Inputs;
        return i < inputs.Length ? inputs[i].Edge : default;
    }

    internal override (Layout Layout, DType DType) OutputInfo(int slot)
    {
        ref var info = ref Outputs[slot];
        return (info.Layout, info.DType);
    }

    internal override void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink)
    {
        var results = op.Backward(gradients, new SavedN(this, Inputs, Outputs, sink));
        // What goes to several inputs must not become the sum of one of them before the others have it.
        var sent = results.AsSpan();
        for (var i = 0; i < inputCount; i++)
            if (sent[i] is { Ownership: not Ownership.Open } result && IsAmong(sent[(i + 1)..], result))
                result.Ownership = Ownership.Shared;
        for (var i = 0; i < inputCount; i++)
            if (sent[i] is not null && sink.Wants(i)) sink.Send(i, sent[i]);
    }

    internal override void ReleaseSaved()
    {
        foreach (ref var input in Inputs) input.ReleaseSaved();
        foreach (ref var result in Outputs) result.ReleaseSaved();
    }

    private static bool IsAmong(ReadOnlySpan<Tensor?> tensors, Tensor tensor)
    {
        foreach (var other in tensors)
            if (ReferenceEquals(other, tensor)) return true;
        return false;
    }
}
