namespace Kasane;

/// <summary>How <c>Gelu</c> gets at the normal distribution function.</summary>
public enum GeluApproximation
{
    /// <summary>Exactly, by the error function.</summary>
    None,

    /// <summary>By a hyperbolic tangent.</summary>
    Tanh,
}
