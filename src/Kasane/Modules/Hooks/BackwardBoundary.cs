using System.Diagnostics.CodeAnalysis;

namespace Kasane.Internal;

/// <summary>
/// Two identities on the tape, one around a call's inputs and one around its outputs. Backward meets the outer one first and notes the
/// outputs' gradients, and then, when those of all inputs are complete, the inner one, which runs the hooks.
/// </summary>
internal sealed class BackwardBoundary
{
    private readonly Module module;
    private readonly ModuleHooks? hooks;
    private IReadOnlyList<Tensor?>? gradOutput;
    private bool inputsRecorded;
    private int inputCount;

    private BackwardBoundary(Module module, ModuleHooks? hooks)
    {
        this.module = module;
        this.hooks = hooks;
    }

    /// <summary>A boundary if anyone wants to see gradients and they are recorded now; null otherwise.</summary>
    public static BackwardBoundary? Of(Module module, ModuleHooks? hooks)
    {
        var wanted = !GlobalModuleHooks.AfterBackward.IsEmpty || (hooks is not null && (!hooks.AfterBackward.IsEmpty || !hooks.BeforeBackward.IsEmpty));
        return wanted && GradMode.Enabled ? new(module, hooks) : null;
    }

    public TInput Enter<[DynamicallyAccessedMembers(TensorParts.Reflected)] TInput>(TInput input)
    {
        var tensors = TensorParts.Of(input);
        inputCount = tensors.Count;
        inputsRecorded = tensors.Exists(tensor => tensor is { RequiresGrad: true });
        return inputsRecorded ? TensorParts.With(input, BoundaryNode.Around(tensors, GradientsAtInput)) : input;
    }

    public TOutput Leave<[DynamicallyAccessedMembers(TensorParts.Reflected)] TOutput>(TOutput output)
    {
        var tensors = TensorParts.Of(output);
        return tensors.Exists(tensor => tensor is { RequiresGrad: true }) ? TensorParts.With(output, BoundaryNode.Around(tensors, GradientsAtOutput)) : output;
    }

    private Tensor?[] GradientsAtOutput(Tensor?[] gradients)
    {
        if (hooks is not null)
            foreach (var entry in hooks.BeforeBackward.Items)
                gradients = Checked(entry.Hook(module, gradients), gradients);
        gradOutput = gradients;
        // Without a recorded input there is nothing more to come.
        if (!inputsRecorded) GradientsAtInput(new Tensor?[inputCount]);
        return gradients;
    }

    private Tensor?[] GradientsAtInput(Tensor?[] gradients)
    {
        var given = gradOutput ?? [];
        gradOutput = null;
        foreach (var entry in GlobalModuleHooks.AfterBackward.Items) gradients = Checked(entry.Hook(module, gradients, given), gradients);
        if (hooks is not null)
            foreach (var entry in hooks.AfterBackward.Items) gradients = Checked(entry.Hook(module, gradients, given), gradients);
        return gradients;
    }

    private Tensor?[] Checked(IReadOnlyList<Tensor?>? replacement, Tensor?[] gradients)
    {
        if (replacement is null) return gradients;
        if (replacement.Count == gradients.Length) return [.. replacement];
        throw new GradientException(
            $"A backward hook of {module.GetType().Name} must return {gradients.Length} gradients, one for each tensor, but returned "
            + $"{replacement.Count}. Return null to leave them as they are.");
    }
}
