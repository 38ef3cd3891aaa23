using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>A tensor that a derivative will need, with the version it had: a change in place meanwhile is an error, not a wrong number.</summary>
/// <param name="content">The tensor itself, or what a hook made of it.</param>
/// <param name="version">The version of the tensor's memory.</param>
internal readonly struct Saved(object? content, int version)
{
    /// <summary>Saves an input, or anything else that is not a result of the node itself.</summary>
    /// <exception cref="GradientException">The tensor was made in inference mode.</exception>
    public static Saved Of(Tensor? tensor)
    {
        if (tensor is null) return default;
        if (tensor.IsInference) ThrowInference();
        if (SavedTensorHooks.Any && SavedTensorHooks.Current is { } hooks) return new(PackedTensor.Input(hooks, tensor), 0);
        tensor.AddSave();
        return new(tensor, tensor.Version);
    }

    /// <summary>Saves a result of the node itself.</summary>
    /// <exception cref="GradientException">The tensor was made in inference mode.</exception>
    public static Saved OfResult(Tensor tensor, int slot = 0)
    {
        if (tensor.IsInference) ThrowInference();
        // A view that was written in place has its history through its base: only the tensor itself can tell.
        if (SavedTensorHooks.Any && tensor.View is null && SavedTensorHooks.Current is { } hooks)
            return new(PackedTensor.Result(hooks, tensor, slot), 0);
        tensor.AddSave();
        return new(tensor, tensor.Version);
    }

    public Tensor Get(Node node)
    {
        if (content is null)
            throw new GradientException(
                $"Backward ran through {node.Name} a second time, but what it had saved was freed by the first. "
                + "Pass retainGraph: true to the first Backward if you need another one.");
        // Versions cannot be followed through a hook.
        if (content is PackedTensor packed) return packed.Get(node);
        var tensor = Unsafe.As<Tensor>(content);
        if (tensor.Version != version)
            throw new GradientException(
                $"A tensor of shape {tensor.Shape} that {node.Name} needs for its gradient was changed in place after the forward pass: it is "
                + $"at version {tensor.Version}, expected {version}. Use the operation that is not in place, or clone the tensor before.");
        return tensor;
    }

    /// <summary>Nodes keep the parts in fields of their own, which takes less room.</summary>
    public void Deconstruct(out object? savedContent, out int savedVersion) => (savedContent, savedVersion) = (content, version);

    /// <summary>Forgets what a node has in one of its fields.</summary>
    public static void Release(ref object? content)
    {
        if (content is Tensor tensor) tensor.DropSave();
        content = null;
    }

    private static void ThrowInference() => throw new GradientException(
        "A tensor made in inference mode cannot be saved for a gradient. Clone it outside of inference mode first.");
}
