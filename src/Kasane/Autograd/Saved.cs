namespace Kasane.Internal;

/// <summary>A tensor that a derivative will need, with the version it had: a change in place meanwhile is an error, not a wrong number.</summary>
internal struct Saved
{
    private Tensor? tensor;
    private int version;

    public readonly bool IsEmpty => tensor is null;

    /// <exception cref="GradientException">The tensor was made in inference mode.</exception>
    public static Saved Of(Tensor? tensor)
    {
        if (tensor is { IsInference: true })
            throw new GradientException(
                "A tensor made in inference mode cannot be saved for a gradient. Clone it outside of inference mode first.");
        return new() { tensor = tensor, version = tensor?.Version ?? 0 };
    }

    public readonly Tensor Get(Node node)
    {
        if (tensor is null)
            throw new GradientException(
                $"Backward ran through {node.Name} a second time, but what it had saved was freed by the first. "
                + "Pass retainGraph: true to the first Backward if you need another one.");
        if (tensor.Version != version)
            throw new GradientException(
                $"A tensor of shape {tensor.Shape} that {node.Name} needs for its gradient was changed in place after the forward pass: it is "
                + $"at version {tensor.Version}, expected {version}. Use the operation that is not in place, or clone the tensor before.");
        return tensor;
    }

    public void Release() => tensor = null;
}
