namespace Kasane.Internal;

/// <summary>A check for anomaly mode.</summary>
internal static class NaNCheck
{
    public static bool HasNaN(this Tensor x) => (x.DType.IsFloatingPoint || x.DType == DType.Complex64) && x.IsNaN().Sum().Item<long>() > 0;
}
