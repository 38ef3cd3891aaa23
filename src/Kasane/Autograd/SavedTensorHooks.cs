namespace Kasane.Internal;

/// <summary>What happens to tensors that the tape saves on this thread, and how they come back.</summary>
internal abstract class SavedTensorHooks
{
    [ThreadStatic]
    private static SavedTensorHooks? current;

    private static int installed;

    /// <summary>Whether any thread has hooks: the only question asked where there are none.</summary>
    public static bool Any => installed != 0;

    /// <summary>The hooks of this thread that were installed last.</summary>
    public static SavedTensorHooks? Current => current;

    public abstract object? Pack(Tensor tensor);

    /// <summary>The packed tensor again, for the derivative of <paramref name="node"/>.</summary>
    public abstract Tensor Unpack(object? packed, Node node);

    /// <summary>Installs hooks (null for none) and returns those that were there.</summary>
    public static SavedTensorHooks? Exchange(SavedTensorHooks? hooks)
    {
        var before = current;
        current = hooks;
        if (before is null && hooks is not null) Interlocked.Increment(ref installed);
        else if (before is not null && hooks is null) Interlocked.Decrement(ref installed);
        return before;
    }
}

/// <summary>Hooks written by the user.</summary>
internal sealed class SavedTensorHooks<T>(Func<Tensor, T> pack, Func<T, Tensor> unpack) : SavedTensorHooks
{
    public override object? Pack(Tensor tensor) => pack(tensor);

    public override Tensor Unpack(object? packed, Node node) =>
        unpack((T)packed!) ?? throw new GradientException($"Unpacking a saved tensor of {node.Name} returned null instead of a tensor.");
}
