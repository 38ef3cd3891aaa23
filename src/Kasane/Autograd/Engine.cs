namespace Kasane.Internal;

/// <summary>
/// Runs the tape backwards. Nodes wait in a queue ordered by sequence; as every edge leads to a smaller sequence, a node that comes up has
/// received all its gradients. Leaves are written at the very end, so that an exception on the way changes no gradient.
/// </summary>
internal sealed class Engine : GradientSink
{
    // One run at a time may keep its state in the nodes themselves; others (another thread, a hook that runs backward) use a table.
    private static int inNodesTaken;

    // They belong to the run that keeps its state in the nodes.
    private static readonly PriorityQueue<Node, long> Queue = new();
    private static readonly List<AccumulateNode> Leaves = [];
    private static readonly List<(Tensor Owner, Tensor Gradient)> Retained = [];

    private readonly bool retainGraph;
    private readonly bool createGraph;
    private readonly PriorityQueue<Node, long> queue;
    private readonly List<AccumulateNode> leaves;
    private readonly List<(Tensor Owner, Tensor Gradient)> retained;
    private readonly Dictionary<Node, Tensor?[]>? table;
    private readonly HashSet<Node>? queuedInTable;
    private readonly Captures? captures;
    private readonly bool checkNaN = AnomalyMode.Enabled && AnomalyMode.CheckNaN;
    private bool isReported;
    private Node? top;
    private Node? current;

    private Engine(bool retainGraph, bool createGraph, Captures? captures)
    {
        this.retainGraph = retainGraph;
        this.createGraph = createGraph;
        this.captures = captures;
        if (Interlocked.Exchange(ref inNodesTaken, 1) == 0)
        {
            (queue, leaves, retained) = (Queue, Leaves, Retained);
            return;
        }
        (queue, leaves, retained, table, queuedInTable) = (new(), [], [], [], []);
    }

    /// <summary>Differentiates <paramref name="roots"/>; with <paramref name="captures"/> the gradients go there rather than to leaves.</summary>
    public static void Run(ReadOnlySpan<Tensor> roots, ReadOnlySpan<Tensor> gradients, bool retainGraph, bool createGraph, Captures? captures)
    {
        var engine = new Engine(retainGraph, createGraph, captures);
        try
        {
            using var mode = new GradModeGuard(createGraph, false);
            using var exact = AutocastMode.Off();
            for (var i = 0; i < roots.Length; i++) engine.Deliver(roots[i].GradientEdge, gradients[i]);
            while (engine.Pop() is { } node) engine.Execute(node);
            engine.Finish();
        }
        finally
        {
            engine.Abandon();
        }
    }

    public override bool Wants(int input)
    {
        var node = current!.EdgeAt(input).Node;
        return node is not null && (captures is null || captures.IsNeeded(node));
    }

    public override void Send(int input, Tensor? gradient)
    {
        if (gradient is null) return;
        var edge = current!.EdgeAt(input);
        if (edge.Node is null) return;
        if (checkNaN && gradient.HasNaN()) throw Anomaly($"The gradient of {current.Name} for its input {input} contains NaN.", null);
        Deliver(edge, gradient);
    }

    public override Tensor? SumSoFar(int input)
    {
        var edge = current!.EdgeAt(input);
        if (createGraph || checkNaN || table is not null || edge.Node is not { OutputCount: 1 } node) return null;
        var sum = node.Pending;
        if (sum is not { Ownership: Ownership.Delivered, IsContiguous: true } || !sum.Storage.HasOneOwner) return null;
        var (layout, dtype) = node.OutputInfo(edge.Slot);
        return sum.DType == dtype && sum.Layout.SameSizes(layout) ? sum : null;
    }

    private void Execute(Node node)
    {
        current = node;
        var own = table is null ? null : TakeFromTable(node);
        var pending = own ?? node.PendingOthers;
        var gradients = pending is null ? new ReadOnlySpan<Tensor?>(in node.Pending) : pending;
        if (node.Hooks is { } hooks) gradients = RunHooks(hooks, gradients);
        captures?.Take(node, gradients);
        if (captures is null || captures.LeadsOn(node))
        {
            Differentiate(node, gradients);
            if (!retainGraph) node.ReleaseSaved();
        }
        if (table is null) node.Reset();
    }

    private void Differentiate(Node node, ReadOnlySpan<Tensor?> gradients)
    {
        // While no user code runs, what a derivative makes on the way is ours to give back; what user code is handed is not.
        var arrived = node is IUserCode ? Ownership.Open : Ownership.Temporary;
        var scoped = !createGraph && node is not IUserCode && TensorScope.Open();
        var origin = AnomalyMode.Differentiating;
        if (AnomalyMode.Enabled) AnomalyMode.Differentiating = node.Trace;
        try
        {
            // A gradient has arrived now; if the node passes it on unchanged it is delivered anew.
            foreach (var gradient in gradients)
                if (gradient is { Ownership: Ownership.Delivered }) gradient.Ownership = arrived;
            node.Backward(gradients, this);
            if (scoped) ReleaseConsumed(gradients);
        }
        catch (Exception exception) when (AnomalyMode.Enabled && !isReported)
        {
            throw Anomaly($"The gradient of {node.Name} failed: {exception.Message}", exception);
        }
        finally
        {
            if (scoped) TensorScope.Close();
            AnomalyMode.Differentiating = origin;
        }
    }

    // Names the operation whose derivative went wrong, and where it was called if that was noted.
    private GradientException Anomaly(string message, Exception? cause)
    {
        isReported = true;
        var trace = current!.Trace;
        return new(trace is null ? $"{message} Detect anomalies during the forward pass, too, to learn where it was called." : $"{message}\n{trace}", cause)
        {
            Operation = current.Name,
            Shapes = trace?.Shapes ?? [],
        };
    }

    private static void ReleaseConsumed(ReadOnlySpan<Tensor?> gradients)
    {
        foreach (var gradient in gradients)
            if (gradient is { Ownership: Ownership.Temporary }) gradient.Release();
    }

    private void Deliver(Edge edge, Tensor gradient)
    {
        var node = edge.Node!;
        gradient = Fit(gradient, node.OutputInfo(edge.Slot), node);
        ref var slot = ref Slot(node, edge.Slot);
        if (slot is null)
        {
            gradient.Ownership = gradient.Ownership switch
            {
                Ownership.Temporary => Ownership.Delivered,
                Ownership.Delivered => Ownership.Shared,
                // What the tape had saved goes on as a gradient: it must outlive its node.
                Ownership.Retired => Ownership.Open,
                var other => other,
            };
            slot = gradient;
        }
        else slot = Sum(slot, gradient);
        if (!IsQueued(node)) Push(node);
    }

    private Tensor Sum(Tensor sum, Tensor gradient)
    {
        if (!createGraph && sum.Ownership == Ownership.Delivered && sum.Storage.HasOneOwner && sum.IsContiguous && gradient.DType == sum.DType)
        {
            Pointwise.AddInto(sum, gradient);
            return sum;
        }
        var total = sum.Add(gradient);
        if (total.Ownership == Ownership.Temporary) total.Ownership = Ownership.Delivered;
        return total;
    }

    // Gradients take the shape and dtype of what they belong to: broadcasting and promotion are undone here, for all ops at once.
    private static Tensor Fit(Tensor gradient, (Layout Layout, DType DType) wanted, Node node)
    {
        if (!gradient.Layout.SameSizes(wanted.Layout))
        {
            if (!Broadcasting.IsBroadcastable(wanted.Layout.Sizes, gradient.Layout.Sizes))
                throw new GradientException($"{node.Name} expects a gradient of shape {wanted.Layout.Shape}, but got one of shape {gradient.Shape}.");
            gradient = gradient.SumToSize(wanted.Layout.Shape);
        }
        return gradient.DType == wanted.DType ? gradient : gradient.To(wanted.DType);
    }

    private ReadOnlySpan<Tensor?> RunHooks(OutputHooks?[] hooks, ReadOnlySpan<Tensor?> gradients)
    {
        var replaced = gradients.ToArray();
        for (var i = 0; i < replaced.Length && i < hooks.Length; i++)
            if (replaced[i] is { } gradient && hooks[i] is { } own) replaced[i] = own.Run(gradient, retained);
        return replaced;
    }

    private void Finish()
    {
        foreach (var leaf in leaves)
        {
            if (leaf.Hooks?[0] is { } hooks) Slot(leaf, 0) = hooks.Run(Slot(leaf, 0)!, retained);
            captures?.Take(leaf, new ReadOnlySpan<Tensor?>(in Slot(leaf, 0)));
        }
        // From here on nothing of the user runs: either all gradients are written or none.
        foreach (var (owner, gradient) in retained) AccumulateNode.AddTo(owner, gradient, createGraph);
        if (captures is not null) return;
        foreach (var leaf in leaves) leaf.Accumulate(Slot(leaf, 0)!, createGraph);
    }

    private void Push(Node node)
    {
        if (table is null) node.IsQueued = true;
        else queuedInTable!.Add(node);
        if (node is AccumulateNode leaf) leaves.Add(leaf);
        else if (top is null) top = node;
        else queue.Enqueue(node, -node.Sequence);
    }

    private Node? Pop()
    {
        if (top is null) return queue.TryDequeue(out var first, out _) ? first : null;
        if (queue.TryPeek(out var other, out _) && other.Sequence > top.Sequence) return queue.Dequeue();
        var node = top;
        top = null;
        return node;
    }

    private bool IsQueued(Node node) => table is null ? node.IsQueued : queuedInTable!.Contains(node);

    private ref Tensor? Slot(Node node, int slot)
    {
        if (table is not null)
        {
            if (!table.TryGetValue(node, out var pending)) table[node] = pending = new Tensor?[node.OutputCount];
            return ref pending[slot];
        }
        if (node.OutputCount == 1) return ref node.Pending;
        return ref node.PendingOther(slot);
    }

    private Tensor?[] TakeFromTable(Node node)
    {
        table!.Remove(node, out var pending);
        queuedInTable!.Remove(node);
        return pending!;
    }

    // After an exception nodes must not keep half a sum for the next run.
    private void Abandon()
    {
        if (table is not null) return;
        top?.Reset();
        while (queue.TryDequeue(out var node, out _)) node.Reset();
        foreach (var leaf in leaves) leaf.Reset();
        leaves.Clear();
        retained.Clear();
        current?.Reset();
        Volatile.Write(ref inNodesTaken, 0);
    }
}
