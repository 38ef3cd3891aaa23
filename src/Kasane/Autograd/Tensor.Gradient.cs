using System.Diagnostics;

namespace Kasane;

public partial class Tensor
{
    private Internal.Node? gradientNode;
    private int outputSlot;
    private bool requiresGrad;
    private bool gradExposed;
    private Tensor? grad;

    /// <summary>
    /// Whether operations on this tensor are recorded so that gradients can flow back to it. Results of recorded operations have it set;
    /// on a leaf it can be changed.
    /// </summary>
    /// <exception cref="GradientException">Set on a dtype that cannot be differentiated, or cleared on a result of a recorded operation.</exception>
    public bool RequiresGrad
    {
        get => requiresGrad || Refreshed() is not null;
        set
        {
            if (value == RequiresGrad) return;
            if (value && !DType.IsDifferentiable)
                throw new GradientException(
                    $"Only floating-point and complex tensors can require gradients, but this one is {DType}. "
                    + "Convert it first: x.To(DType.Float32).");
            if (value && IsInference)
                throw new GradientException("A tensor made in inference mode cannot require grad. Clone it outside of inference mode first.");
            if (!value && !IsLeaf)
                throw new GradientException("RequiresGrad can be cleared on leaves only, and this tensor is the result of a recorded operation. Use x.Detach().");
            requiresGrad = value;
            if (!value) gradientNode = null;
        }
    }

    /// <summary>Whether the tensor is no result of a recorded operation: a leaf of the tape.</summary>
    public bool IsLeaf => Refreshed() is null or Internal.AccumulateNode;

    /// <summary>Whether the tensor was made in inference mode.</summary>
    public bool IsInference { get; internal set; }

    /// <summary>The recorded operation that made this tensor; null for a leaf.</summary>
    public IGradientFunction? GradientFunction => Refreshed() is { } node and not Internal.AccumulateNode ? node : null;

    /// <summary>
    /// The gradient that <see cref="Backward"/> left here, of the tensor's shape and dtype; null before. Assign null to drop it.
    /// </summary>
    /// <exception cref="GradientException">The assigned tensor's shape, dtype or device differs.</exception>
    public Tensor? Grad
    {
        get
        {
            gradExposed = true;
            return grad;
        }

        set
        {
            if (value is not null && (value.Shape != Shape || value.DType != DType || value.Device != Device))
                throw new GradientException(
                    $"A gradient must be like its tensor, {DType}{Shape} on {Device}, but {value.DType}{value.Shape} on {value.Device} was assigned.");
            SetGrad(value, exposed: true);
        }
    }

    internal Tensor? GradOrNull => grad;

    /// <summary>How this tensor came from another one by view operations; null if it owns its memory.</summary>
    internal Internal.ViewInfo? View { get; set; }

    /// <summary>Where the tape continues from here; no node if no gradient is asked for.</summary>
    internal Internal.Edge GradientEdge
    {
        get
        {
            var node = Refreshed();
            if (node is not null) return new(node, outputSlot);
            if (!requiresGrad) return default;
            // Threads that record with a shared leaf must agree on its node.
            node = new Internal.AccumulateNode(this);
            return new(Interlocked.CompareExchange(ref gradientNode, node, null) ?? node, 0);
        }
    }

    [DebuggerBrowsable(DebuggerBrowsableState.Never)]
    internal bool NeedsGradient => requiresGrad || (View is not null && RequiresGrad);

    /// <summary>Drops the gradient and, if nobody has seen it, its memory.</summary>
    internal void DropGrad()
    {
        if (grad is { } old && !gradExposed) old.Release();
        grad = null;
    }

    internal void SetGrad(Tensor? value, bool exposed)
    {
        grad = value;
        gradExposed = exposed;
        if (value is not null) value.Ownership = Internal.Ownership.Open;
    }

    /// <summary>Makes this tensor output <paramref name="slot"/> of a recorded operation.</summary>
    internal void SetGradientNode(Internal.Node? node, int slot)
    {
        var retained = gradientNode?.Hooks?[outputSlot]?.TakeRetained();
        gradientNode = node;
        outputSlot = slot;
        requiresGrad = node is not null;
        if (View is not null) View.Version = Storage.Version;
        // Hooks belong to the value before a change in place, the retained gradient to the tensor.
        if (retained is not null && node is not null) HooksForWriting().Retained = retained;
    }

    internal Internal.OutputHooks HooksForWriting()
    {
        var edge = GradientEdge;
        if (edge.Node is not { } node)
            throw new GradientException("A hook needs a tensor that requires grad. Set x.RequiresGrad = true first.");
        node.Hooks ??= new Internal.OutputHooks?[node.OutputCount];
        return node.Hooks[edge.Slot] ??= new();
    }

    // A view whose base (or which itself) was changed in place gets a new history: that of the base, seen through the view.
    private Internal.Node? Refreshed()
    {
        if (View is { } view && view.Version != Storage.Version)
        {
            if (view.Base.RequiresGrad)
            {
                if (view.IsOfFunction)
                    throw new GradientException(
                        $"This view of shape {Shape} was returned by a function of your own, and its base was changed in place since; "
                        + "the function's gradient would be lost. Let the function return a copy.");
                using var mode = new GradModeGuard(true, false);
                var again = view.Replay(view.Base);
                SetGradientNode(again.gradientNode, again.outputSlot);
            }
            view.Version = Storage.Version;
        }
        return gradientNode;
    }
}
