namespace Kasane.Internal;

/// <summary>The loss some way along a direction.</summary>
/// <param name="Step">How far, in multiples of the direction.</param>
/// <param name="Loss">The loss there.</param>
/// <param name="Gradient">The gradient there.</param>
/// <param name="Slope">The gradient times the direction.</param>
internal readonly record struct LinePoint(double Step, double Loss, Tensor Gradient, double Slope);
