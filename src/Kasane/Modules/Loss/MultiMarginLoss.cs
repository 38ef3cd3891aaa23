namespace Kasane;

/// <summary>The hinge of the right class against all others, max(0, margin - x[y] + x[i])^p / C. Input: (N, C) or (C); target: (N) or scalar.</summary>
/// <param name="p">1 (default) or 2.</param>
/// <param name="margin">By how much the right class should lead; default 1.</param>
/// <param name="weight">Factors of the classes, (C). Default: none.</param>
/// <param name="reduction">What becomes of the losses of the elements; default: their mean.</param>
public sealed class MultiMarginLoss(
    int p = 1, double margin = 1, Tensor? weight = null, Reduction reduction = Reduction.Mean) : Loss(reduction)
{
    [Buffer]
    private readonly Tensor? weight = weight;

    /// <inheritdoc/>
    protected override Tensor Forward(LossInput input) =>
        Functional.MultiMarginLoss(input.Input, input.Target, p, margin, weight, Reduction);
}
