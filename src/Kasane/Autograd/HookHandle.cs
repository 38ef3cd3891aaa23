namespace Kasane;

/// <summary>A registered hook. Disposing (or <see cref="Remove"/>) takes it away; it may be ignored.</summary>
public sealed class HookHandle : IDisposable
{
    private readonly List<HookHandle> owner;

    internal HookHandle(Func<Tensor, Tensor?> hook, List<HookHandle> owner)
    {
        Hook = hook;
        this.owner = owner;
    }

    internal Func<Tensor, Tensor?> Hook { get; }

    /// <summary>Takes the hook away; it will not run again.</summary>
    public void Remove()
    {
        lock (owner) owner.Remove(this);
    }

    /// <summary>Takes the hook away.</summary>
    public void Dispose() => Remove();
}
