namespace Kasane.Internal;

/// <summary>The numbers of an attention.</summary>
/// <param name="Scale">The positive factor of the scores.</param>
/// <param name="Factor">The factor of weights that are kept, where some are dropped.</param>
/// <param name="Causal">Whether row i sees only columns up to i.</param>
internal readonly record struct AttentionTerms(double Scale, double Factor, bool Causal);
