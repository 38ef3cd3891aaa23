namespace Kasane;

public partial class Tensor
{
    /// <summary>Whether <see cref="RetainGrad"/> was called.</summary>
    public bool RetainsGrad => Refreshed()?.Hooks?[outputSlot]?.Retained is not null && !IsLeaf;

    /// <summary>
    /// Runs the tape backwards from here: adds the gradient of this tensor with respect to every leaf that requires grad to the leaf's
    /// <see cref="Grad"/>. If it throws, no <see cref="Grad"/> was changed.
    /// </summary>
    /// <param name="gradient">The gradient of this tensor to start with, of its shape; may be left out if there is one element: 1.</param>
    /// <param name="retainGraph">Whether the tape stays usable for another run; default: <paramref name="createGraph"/>.</param>
    /// <param name="createGraph">Whether the gradients themselves are recorded, for higher orders.</param>
    /// <param name="inputs">Only these tensors collect a gradient; default: all leaves.</param>
    /// <exception cref="GradientException">
    /// The tensor does not require grad; it has several elements and no gradient was given; the graph was freed by an earlier run; a saved
    /// tensor was changed in place.
    /// </exception>
    public void Backward(Tensor? gradient = null, bool? retainGraph = null, bool createGraph = false, IReadOnlyList<Tensor>? inputs = null)
    {
        if (inputs is not null)
        {
            Autograd.Backward([this], [gradient], retainGraph, createGraph, inputs);
            return;
        }
        var start = GradientStart.One(this, gradient);
        Engine.Run([this], [start], retainGraph ?? createGraph, createGraph, null);
    }

    /// <summary>Keeps the gradient of a tensor that is no leaf in <see cref="Grad"/>, too.</summary>
    /// <exception cref="GradientException">The tensor does not require grad.</exception>
    public void RetainGrad()
    {
        if (!RequiresGrad) throw new GradientException("RetainGrad expects a tensor that requires grad. Set x.RequiresGrad = true before the forward pass.");
        if (IsLeaf) return;
        HooksForWriting().Retained ??= new(this);
    }

    /// <summary>
    /// Calls <paramref name="hook"/> with the gradient of this tensor whenever it has been computed. What the hook returns replaces the
    /// gradient; null leaves it.
    /// </summary>
    /// <returns>A handle that takes the hook away.</returns>
    /// <exception cref="GradientException">The tensor does not require grad.</exception>
    public HookHandle RegisterHook(Func<Tensor, Tensor?> hook)
    {
        ArgumentNullException.ThrowIfNull(hook);
        return HooksForWriting().Add(hook);
    }
}
