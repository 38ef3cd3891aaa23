namespace Kasane;

/// <summary>
/// Ends automatic casts when disposed: <c>using (Autocast.Enter()) { ... }</c>. A ref struct, so that it cannot leak across an <c>await</c>
/// onto another thread.
/// </summary>
public readonly ref struct AutocastGuard
{
    private readonly Internal.AutocastState? outer;
    private readonly bool entered;

    internal AutocastGuard(Internal.AutocastState? state)
    {
        outer = Internal.AutocastMode.Enter(state);
        entered = true;
    }

    /// <summary>Restores what was before.</summary>
    public void Dispose()
    {
        if (entered) Internal.AutocastMode.Leave(outer);
    }
}
