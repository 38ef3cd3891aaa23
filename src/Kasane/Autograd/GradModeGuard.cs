namespace Kasane;

/// <summary>
/// Restores the thread's gradient mode when disposed: <c>using (Autograd.NoGrad()) { ... }</c>. A ref struct, so that it cannot leak
/// across an <c>await</c> onto another thread.
/// </summary>
public readonly ref struct GradModeGuard
{
    private readonly bool enabledBefore;
    private readonly bool inferenceBefore;

    internal GradModeGuard(bool enabled, bool inference)
    {
        enabledBefore = Internal.GradMode.Enabled;
        inferenceBefore = Internal.GradMode.Inference;
        Internal.GradMode.Enabled = enabled;
        Internal.GradMode.Inference = inference;
    }

    /// <summary>Restores the mode.</summary>
    public void Dispose()
    {
        Internal.GradMode.Enabled = enabledBefore;
        Internal.GradMode.Inference = inferenceBefore;
    }
}
