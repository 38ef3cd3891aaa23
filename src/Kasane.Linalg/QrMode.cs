namespace Kasane;

/// <summary>How much of a QR decomposition is computed.</summary>
public enum QrMode
{
    /// <summary>Q (M, K) and R (K, N), K = min(M, N).</summary>
    Reduced,

    /// <summary>Q (M, M) and R (M, N).</summary>
    Complete,

    /// <summary>R alone; Q is empty.</summary>
    R,
}
