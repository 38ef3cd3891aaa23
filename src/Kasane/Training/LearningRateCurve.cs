namespace Kasane;

/// <summary>Losses over growing learning rates.</summary>
/// <param name="Points">Each rate with the smoothed loss after its step.</param>
/// <param name="Suggestion">The rate at which the loss fell fastest; null where it never fell.</param>
public sealed record LearningRateCurve(IReadOnlyList<(double Rate, double Loss)> Points, double? Suggestion);
