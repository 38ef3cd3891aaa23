namespace Kasane;

/// <summary>Takes hooks for saved tensors away when disposed: <c>using (Autograd.SavedTensorHooks(pack, unpack)) { ... }</c>.</summary>
public readonly ref struct SavedTensorHooksGuard
{
    private readonly Internal.SavedTensorHooks? before;

    internal SavedTensorHooksGuard(Internal.SavedTensorHooks? hooks) => before = Internal.SavedTensorHooks.Exchange(hooks);

    /// <summary>Restores the hooks that were there before.</summary>
    public void Dispose() => Internal.SavedTensorHooks.Exchange(before);
}
