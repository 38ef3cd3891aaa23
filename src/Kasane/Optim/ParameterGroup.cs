namespace Kasane;

/// <summary>Parameters that an optimizer treats alike.</summary>
/// <param name="parameters">Leaf tensors that require grad.</param>
/// <param name="options">Their options; schedulers replace them.</param>
public sealed class ParameterGroup(IEnumerable<Tensor> parameters, OptimizerOptions options)
{
    /// <summary>The parameters.</summary>
    public IReadOnlyList<Tensor> Parameters { get; } = [.. parameters];

    /// <summary>The options, e.g. <c>group.Options with { LearningRate = 0.01 }</c>.</summary>
    public OptimizerOptions Options { get; set; } = options;
}
