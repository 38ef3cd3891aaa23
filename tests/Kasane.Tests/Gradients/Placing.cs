namespace Kasane.Tests.Gradients;

/// <summary>How an input lies in memory.</summary>
public enum Placing
{
    Contiguous,
    Transposed,
    Reversed,
    Broadcast,
    Empty,
    Scalar,
}
