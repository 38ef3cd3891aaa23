namespace Kasane.Internal;

/// <summary>State of anomaly detection.</summary>
internal static class AnomalyMode
{
    public static bool CheckNaN { get; set; }
}
