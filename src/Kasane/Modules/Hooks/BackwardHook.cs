namespace Kasane;

/// <summary>Sees the gradients that leave a module in the backward pass, and may replace those of its input.</summary>
/// <param name="module">The module.</param>
/// <param name="gradInput">The gradients of the tensors in its input, in order; null where there is none.</param>
/// <param name="gradOutput">The gradients of the tensors in its output, in order; null where an output was not used.</param>
/// <returns>What replaces <paramref name="gradInput"/>, or null to leave it.</returns>
public delegate IReadOnlyList<Tensor?>? BackwardHook(Module module, IReadOnlyList<Tensor?> gradInput, IReadOnlyList<Tensor?> gradOutput);
