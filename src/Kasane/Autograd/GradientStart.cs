namespace Kasane.Internal;

/// <summary>The gradients that a backward run starts with.</summary>
internal static class GradientStart
{
    public static Tensor[] Of(ReadOnlySpan<Tensor> roots, IReadOnlyList<Tensor?>? gradients)
    {
        if (gradients is not null && gradients.Count != roots.Length)
            throw new GradientException($"Backward expects one gradient per output, but got {gradients.Count} for {roots.Length} outputs.");
        var starts = new Tensor[roots.Length];
        for (var i = 0; i < starts.Length; i++) starts[i] = One(roots[i], gradients?[i]);
        return starts;
    }

    public static Tensor One(Tensor root, Tensor? gradient)
    {
        if (!root.RequiresGrad)
            throw new GradientException(
                $"Backward expects a tensor that requires grad, but this one of shape {root.Shape} does not and has no recorded history. "
                + "Set RequiresGrad on an input before the forward pass, and check that it did not run under NoGrad.");
        if (gradient is null)
        {
            if (root.ElementCount != 1)
                throw new GradientException(
                    $"Backward without a gradient expects a tensor of one element, but this one has shape {root.Shape}. "
                    + "Reduce it first (loss.Mean()), or pass the gradient of the output.");
            return Tensor.Full(root.Shape, 1, root.DType, root.Device);
        }
        if (gradient.Shape != root.Shape)
            throw new GradientException(
                $"The gradient passed to Backward must have the shape of the output, {root.Shape}, but has {gradient.Shape}.")
            {
                Shapes = [root.Shape, gradient.Shape],
            };
        if (gradient.Device != root.Device)
            throw new DeviceException($"The gradient passed to Backward must lie on the device of the output, {root.Device}, but lies on {gradient.Device}.");
        return gradient;
    }
}
