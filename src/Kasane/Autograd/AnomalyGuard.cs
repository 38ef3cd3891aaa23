namespace Kasane;

/// <summary>Ends anomaly detection when disposed: <c>using (Autograd.DetectAnomaly()) { ... }</c>.</summary>
public readonly ref struct AnomalyGuard
{
    private readonly bool enabledBefore;
    private readonly bool checkNaNBefore;

    internal AnomalyGuard(bool enabled, bool checkNaN)
    {
        (enabledBefore, checkNaNBefore) = (Internal.AnomalyMode.Enabled, Internal.AnomalyMode.CheckNaN);
        Internal.AnomalyMode.Set(enabled, checkNaN);
    }

    /// <summary>Restores the state before.</summary>
    public void Dispose() => Internal.AnomalyMode.Set(enabledBefore, checkNaNBefore);
}
