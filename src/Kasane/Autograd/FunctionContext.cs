namespace Kasane;

/// <summary>
/// Carries what a <see cref="Function"/> keeps from its forward to its backward computation. Every call has a context of its own, so one
/// function object may be used many times, also by several threads.
/// </summary>
public sealed class FunctionContext
{
    private readonly Dictionary<string, object?> values = new(StringComparer.Ordinal);

    internal FunctionContext(bool[] needsInputGrad) => NeedsInputGrad = needsInputGrad;

    /// <summary>For each input, whether anybody can ask for its gradient.</summary>
    public IReadOnlyList<bool> NeedsInputGrad { get; }

    /// <summary>The tensors given to <see cref="SaveForBackward"/>; null where null was given. For <c>Backward</c> only.</summary>
    /// <exception cref="GradientException">
    /// One was changed in place since, or they were freed by an earlier backward run (see <c>retainGraph</c>).
    /// </exception>
    public Tensor[] SavedTensors => Node is { } node
        ? node.SavedTensors()
        : throw new GradientException("SavedTensors can be read in Backward only. In Forward, use the tensors themselves.");

    internal FunctionNode? Node { get; set; }

    internal Tensor?[] ToSave { get; private set; } = [];

    internal Tensor[] Dirty { get; private set; } = [];

    internal Tensor[] NonDifferentiable { get; private set; } = [];

    internal bool MaterializesGrads { get; private set; } = true;

    /// <summary>
    /// Keeps tensors for <c>Backward</c>: inputs, results, or others. At most one call counts, the last. Inputs and results kept this way
    /// can be differentiated again; changes in place are noticed.
    /// </summary>
    public void SaveForBackward(params Tensor?[] tensors)
    {
        ArgumentNullException.ThrowIfNull(tensors);
        ToSave = [.. tensors];
    }

    /// <summary>Keeps something that is no tensor for <c>Backward</c>.</summary>
    public void Store<T>(string name, T value) => values[name] = value;

    /// <summary>What <see cref="Store"/> kept.</summary>
    /// <exception cref="KeyNotFoundException">Nothing was stored under this name.</exception>
    public T Load<T>(string name) => (T)values[name]!;

    /// <summary>Declares inputs that <c>Forward</c> changed in place; each must be returned as a result.</summary>
    public void MarkDirty(params Tensor[] inputs)
    {
        ArgumentNullException.ThrowIfNull(inputs);
        Dirty = [.. inputs];
    }

    /// <summary>Declares results that have no gradient, such as indices. Results of integer dtypes have none anyway.</summary>
    public void MarkNonDifferentiable(params Tensor[] outputs)
    {
        ArgumentNullException.ThrowIfNull(outputs);
        NonDifferentiable = [.. outputs];
    }

    /// <summary>Whether <c>Backward</c> gets zeros for results that were not used (default) or null.</summary>
    public void SetMaterializeGrads(bool value) => MaterializesGrads = value;

    internal void Forget() => ToSave = [];
}
