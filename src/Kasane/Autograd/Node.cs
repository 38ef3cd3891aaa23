namespace Kasane.Internal;

/// <summary>
/// One recorded operation on the tape. It knows the edges to what its inputs came from and turns the gradient of its output into
/// gradients of its inputs.
/// </summary>
internal abstract class Node : IGradientFunction
{
    [ThreadStatic]
    private static long clock;

    private NodeExtras? extras;

    /// <summary>
    /// Larger than the sequence of every node that an edge leads to, also when the graph was made by several threads. Running nodes by
    /// descending sequence therefore meets each one after all its consumers, in reverse order of creation.
    /// </summary>
    public long Sequence { get; private set; }

    public abstract string Name { get; }

    /// <summary>How many tensors the operation returned.</summary>
    public virtual int OutputCount => 1;

    public abstract int EdgeCount { get; }

    public IEnumerable<IGradientFunction?> Next
    {
        get
        {
            for (var i = 0; i < EdgeCount; i++) yield return EdgeAt(i).Node;
        }
    }

    /// <summary>Where the operation was called, in anomaly mode.</summary>
    public NodeTrace? Trace => extras?.Trace;

    /// <summary>What users hung on to the outputs: hooks and retained gradients.</summary>
    internal OutputHooks?[]? Hooks
    {
        get => extras?.Hooks;
        set => (extras ??= new()).Hooks = value;
    }

    /// <summary>What the engine's current run has collected for the outputs so far; the first one apart, as most nodes have only one.</summary>
    internal Tensor? Pending;

    internal bool IsQueued;

    internal Tensor?[]? PendingOthers => extras?.PendingOthers;

    public abstract Edge EdgeAt(int i);

    /// <summary>The layout and dtype that the gradient of an output must have.</summary>
    internal abstract (Layout Layout, DType DType) OutputInfo(int slot);

    /// <summary>Sends the gradients of the inputs, given those of the outputs (at least one is there).</summary>
    internal abstract void Backward(ReadOnlySpan<Tensor?> gradients, GradientSink sink);

    /// <summary>Forgets what was saved; running backward again is an error then.</summary>
    internal virtual void ReleaseSaved()
    {
    }

    public override string ToString() => $"<{Name}Backward0>";

    /// <summary>The place for what has been collected for one of several outputs.</summary>
    internal ref Tensor? PendingOther(int slot)
    {
        extras ??= new();
        extras.PendingOthers ??= new Tensor?[OutputCount];
        return ref extras.PendingOthers[slot];
    }

    /// <summary>Forgets what a run collected here.</summary>
    internal void Reset()
    {
        Pending = null;
        IsQueued = false;
        extras?.PendingOthers = null;
    }

    private protected void Stamp()
    {
        var last = clock;
        for (var i = 0; i < EdgeCount; i++)
            if (EdgeAt(i).Node is { } node && node.Sequence > last) last = node.Sequence;
        clock = Sequence = last + 1;
        if (AnomalyMode.AnyThread) Remember();
    }

    private void Remember()
    {
        if (AnomalyMode.Trace() is not { } trace) return;
        trace.Operation = Name;
        (extras ??= new()).Trace = trace;
    }
}
