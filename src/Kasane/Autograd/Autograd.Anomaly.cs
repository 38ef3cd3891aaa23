namespace Kasane;

public static partial class Autograd
{
    /// <summary>Whether operations recorded on this thread remember where they were called.</summary>
    public static bool IsAnomalyEnabled => AnomalyMode.Enabled;

    /// <summary>
    /// Until the guard is disposed, operations recorded on this thread remember where they were called. If a derivative fails, or with
    /// <paramref name="checkNaN"/> yields NaN, the exception names the operation, its shapes and the place of the forward call. Both the
    /// forward pass and backward belong inside. Slow: for looking for mistakes only.
    /// </summary>
    /// <param name="checkNaN">Whether gradients are searched for NaN; default true.</param>
    /// <param name="enabled">False ends an outer detection until the guard is disposed.</param>
    public static AnomalyGuard DetectAnomaly(bool checkNaN = true, bool enabled = true) => new(enabled, checkNaN);
}
