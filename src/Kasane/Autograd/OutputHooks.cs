namespace Kasane.Internal;

/// <summary>What users hung on one output of a node (or on a leaf): hooks in order, and a tensor that wants to keep its gradient.</summary>
internal sealed class OutputHooks
{
    private readonly List<HookHandle> hooks = [];

    /// <summary>The tensor whose <c>Grad</c> keeps the gradient; held weakly, as the tensor holds the node.</summary>
    public WeakReference<Tensor>? Retained { get; set; }

    public HookHandle Add(Func<Tensor, Tensor?> hook)
    {
        var handle = new HookHandle(hook, hooks);
        lock (hooks) hooks.Add(handle);
        return handle;
    }

    /// <summary>Hands over the tensor that keeps the gradient.</summary>
    public WeakReference<Tensor>? TakeRetained()
    {
        var retained = Retained;
        Retained = null;
        return retained;
    }

    /// <summary>Runs the hooks; each may replace the gradient for those after it. What a tensor retains is noted for later.</summary>
    public Tensor Run(Tensor gradient, List<(Tensor Owner, Tensor Gradient)> retained)
    {
        HookHandle[] snapshot;
        lock (hooks) snapshot = [.. hooks];
        if (snapshot.Length > 0)
        {
            gradient.Ownership = Ownership.Open;
            foreach (var handle in snapshot)
                if (handle.Hook(gradient) is { } replacement) gradient = Checked(replacement, gradient);
        }
        if (Retained is not null && Retained.TryGetTarget(out var tensor))
        {
            gradient.Ownership = Ownership.Open;
            retained.Add((tensor, gradient));
        }
        return gradient;
    }

    private static Tensor Checked(Tensor replacement, Tensor gradient)
    {
        if (replacement.Shape == gradient.Shape && replacement.DType == gradient.DType && replacement.Device == gradient.Device) return replacement;
        throw new GradientException(
            $"A hook must return a gradient like the one it was given, {gradient.DType}{gradient.Shape} on {gradient.Device}, but it returned "
            + $"{replacement.DType}{replacement.Shape} on {replacement.Device}. Return null to leave the gradient as it is.");
    }
}
