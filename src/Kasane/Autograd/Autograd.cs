namespace Kasane;

/// <summary>Automatic differentiation: modes, gradients of several outputs, anomaly detection.</summary>
public static partial class Autograd
{
    /// <summary>Whether operations on this thread are recorded.</summary>
    public static bool IsGradEnabled => GradMode.Enabled;

    /// <summary>Whether this thread is in inference mode.</summary>
    public static bool IsInferenceMode => GradMode.Inference;

    /// <summary>Stops recording on this thread until the guard is disposed: <c>using (Autograd.NoGrad()) ...</c>.</summary>
    public static GradModeGuard NoGrad() => new(false, GradMode.Inference);

    /// <summary>Records on this thread, also inside of <see cref="NoGrad"/> (not of inference mode), until the guard is disposed.</summary>
    /// <param name="enabled">False: as <see cref="NoGrad"/>.</param>
    public static GradModeGuard EnableGrad(bool enabled = true) => new(enabled && !GradMode.Inference, GradMode.Inference);

    /// <summary>Stops recording; tensors made until the guard is disposed can never take part in recorded operations.</summary>
    /// <param name="enabled">False leaves the mode inside of an outer one.</param>
    public static GradModeGuard InferenceMode(bool enabled = true) => new(!enabled, enabled);

    /// <summary>Adds the gradients of several outputs to all leaves.</summary>
    /// <param name="outputs">Tensors that require grad.</param>
    /// <param name="gradients">For each output the gradient to start with; null (also for all) where it has one element: 1.</param>
    /// <param name="retainGraph">Whether the tape stays usable; default: <paramref name="createGraph"/>.</param>
    /// <param name="createGraph">Whether the gradients themselves are recorded.</param>
    /// <param name="inputs">Only these leaves (or results) collect a gradient; default: all leaves.</param>
    /// <exception cref="GradientException">An output does not require grad, a graph was already freed, something was changed in place.</exception>
    public static void Backward(
        IReadOnlyList<Tensor> outputs,
        IReadOnlyList<Tensor?>? gradients = null,
        bool? retainGraph = null,
        bool createGraph = false,
        IReadOnlyList<Tensor>? inputs = null)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        Tensor[] roots = [.. outputs];
        var starts = GradientStart.Of(roots, gradients);
        if (inputs is null)
        {
            Engine.Run(roots, starts, retainGraph ?? createGraph, createGraph, null);
            return;
        }
        if (inputs.Count == 0) throw new GradientException("Backward expects at least one tensor in inputs, or null for all leaves, but the list is empty.");
        Tensor[] wanted = [.. inputs.Distinct()];
        RequireGrad(wanted, nameof(Backward));
        var captures = new Captures(roots, wanted);
        Engine.Run(roots, starts, retainGraph ?? createGraph, createGraph, captures);
        for (var i = 0; i < wanted.Length; i++)
            if (captures.Results[i] is { } gradient) AccumulateNode.AddTo(wanted[i], gradient, createGraph);
    }

    /// <summary>The gradients of outputs with respect to inputs, without touching any <c>Grad</c>.</summary>
    /// <param name="outputs">Tensors that require grad.</param>
    /// <param name="inputs">The tensors to differentiate by.</param>
    /// <param name="gradOutputs">For each output the gradient to start with; null (also for all) where it has one element: 1.</param>
    /// <param name="retainGraph">Whether the tape stays usable; default: <paramref name="createGraph"/>.</param>
    /// <param name="createGraph">Whether the gradients themselves are recorded, for higher orders.</param>
    /// <param name="allowUnused">Whether an input that does not influence the outputs gives null rather than an exception.</param>
    /// <returns>One gradient per input.</returns>
    /// <exception cref="GradientException">An output or input does not require grad, an input is unused, a graph was already freed.</exception>
    public static Tensor?[] Grad(
        IReadOnlyList<Tensor> outputs,
        IReadOnlyList<Tensor> inputs,
        IReadOnlyList<Tensor?>? gradOutputs = null,
        bool? retainGraph = null,
        bool createGraph = false,
        bool allowUnused = false)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        ArgumentNullException.ThrowIfNull(inputs);
        Tensor[] roots = [.. outputs];
        Tensor[] wanted = [.. inputs];
        RequireGrad(wanted, nameof(Grad));
        var starts = GradientStart.Of(roots, gradOutputs);
        var captures = new Captures(roots, wanted);
        Engine.Run(roots, starts, retainGraph ?? createGraph, createGraph, captures);
        for (var i = 0; i < wanted.Length && !allowUnused; i++)
            if (captures.Results[i] is null)
                throw new GradientException($"Input {i} of shape {wanted[i].Shape} does not influence the outputs. Pass allowUnused: true to get null for it.");
        return captures.Results;
    }

    /// <summary>The gradients of one output with respect to inputs; see the overload for several.</summary>
    /// <exception cref="GradientException">The output or an input does not require grad, an input is unused, a graph was already freed.</exception>
    public static Tensor?[] Grad(
        Tensor output, IReadOnlyList<Tensor> inputs, Tensor? gradOutput = null, bool? retainGraph = null, bool createGraph = false,
        bool allowUnused = false) =>
        Grad([output], inputs, [gradOutput], retainGraph, createGraph, allowUnused);

    private static void RequireGrad(Tensor[] inputs, string operation)
    {
        foreach (var input in inputs)
            if (!input.RequiresGrad)
                throw new GradientException(
                    $"{operation} expects inputs that require grad, but one of shape {input.Shape} does not. "
                    + "Set x.RequiresGrad = true before the forward pass.");
    }
}
