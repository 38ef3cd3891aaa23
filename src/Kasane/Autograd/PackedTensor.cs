namespace Kasane.Internal;

/// <summary>What a hook made of a saved tensor, and the place on the tape that the tensor had.</summary>
internal sealed class PackedTensor
{
    private readonly SavedTensorHooks hooks;
    private readonly object? value;
    private readonly Edge edge;
    private readonly int resultSlot;
    private readonly Shape shape;
    private readonly DType dtype;

    private PackedTensor(SavedTensorHooks hooks, Tensor tensor, Edge edge, int resultSlot)
    {
        this.hooks = hooks;
        this.edge = edge;
        this.resultSlot = resultSlot;
        (shape, dtype) = (tensor.Shape, tensor.DType);
        var scope = TensorScope.Suspend();
        try
        {
            // The hook sees the values only: with the history it could keep the whole tape alive.
            using var mode = new GradModeGuard(false, false);
            value = hooks.Pack(tensor.Alias(tensor.Layout, tensor.Offset));
        }
        finally
        {
            TensorScope.Resume(scope);
        }
    }

    public static PackedTensor Input(SavedTensorHooks hooks, Tensor tensor) => new(hooks, tensor, tensor.GradientEdge, -1);

    public static PackedTensor Result(SavedTensorHooks hooks, Tensor tensor, int slot) => new(hooks, tensor, default, slot);

    /// <summary>The tensor again, at its old place on the tape.</summary>
    public Tensor Get(Node node)
    {
        var scope = TensorScope.Suspend();
        try
        {
            Tensor data;
            using (new GradModeGuard(false, false)) data = hooks.Unpack(value, node);
            if (data.Shape != shape || data.DType != dtype)
                throw new GradientException(
                    $"A saved tensor of {node.Name} was {dtype}{shape}, but unpacking returned {data.DType}{data.Shape}. "
                    + "Return a tensor like the one that was packed.")
                {
                    Operation = node.Name,
                    Shapes = [shape, data.Shape],
                };
            var again = data.Alias(data.Layout, data.Offset);
            if (edge.Node is not null) again.SetGradientNode(edge.Node, edge.Slot);
            else if (resultSlot >= 0 && dtype.IsDifferentiable) again.SetGradientNode(node, resultSlot);
            return again;
        }
        finally
        {
            TensorScope.Resume(scope);
        }
    }
}
