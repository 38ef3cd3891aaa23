namespace Kasane.Internal;

/// <content>Contracts along one dimension: operands are contiguous, of shape (outer, n, inner), and of one floating-point dtype.</content>
internal abstract partial class Backend
{
    /// <summary>y = softmax of x along n, or its logarithm.</summary>
    public abstract void Softmax(in Block x, in Block y, bool log);

    /// <summary>y = the gradient of x, given that of the softmax (or its logarithm) and the result.</summary>
    public abstract void SoftmaxGradient(in Block gradient, in Block result, in Block y, bool log);

    /// <summary>
    /// y[j] = x[0] op ... op x[j] along n; <paramref name="reverse"/>: from the end; <paramref name="exclusive"/>: without x[j] itself.
    /// </summary>
    public abstract void Scan<TOp>(in TOp op, DType compute, in Block x, in Block y, bool reverse, bool exclusive)
        where TOp : unmanaged, IReduceOp;

    /// <summary>
    /// values[j] = the largest (or smallest) of x[0] .. x[j] along n and places[j] (Int64) = where it stands; the last of equals; NaN stays.
    /// For any real dtype, which the values have, too.
    /// </summary>
    public abstract void ArgScan(in Block x, in Block values, in Block places, bool largest);

    /// <summary>
    /// Losses of classes: loss (outer, inner) = w (logSum - x[target]), where w is the target's weight (1 without weights, 0 where the
    /// target
    /// (Int64, outer, inner) is <paramref name="ignoreIndex"/>) and is left in <paramref name="used"/>; logSum is log(sum(exp(x))) for
    /// <paramref name="logits"/> and 0 for log-probabilities. Targets are within range.
    /// </summary>
    public abstract void Nll(
        in Block x, in Block target, Block? weight, long ignoreIndex, bool logits, in Block loss, in Block used, in Block logSum);

    /// <summary>y = the gradient of x, given that of every loss of <see cref="Nll"/> and what it left.</summary>
    public abstract void NllGradient(
        in Block gradient, in Block x, in Block target, in Block used, in Block logSum, bool logits, in Block y);

    /// <summary>
    /// y = (x - mean) inverseStd (* weight) (+ bias) for every row of (rows, n); weight and bias (n), mean and inverseStd
    /// (1 / sqrt(variance + eps)) (rows).
    /// </summary>
    public abstract void LayerNorm(in Block x, Block? weight, Block? bias, double eps, in Block y, in Block mean, in Block inverseStd);

    /// <summary>
    /// y = the gradient of x, given that of <see cref="LayerNorm"/>'s result and what it left; those of weight and bias (n) where wanted.
    /// </summary>
    public abstract void LayerNormGradient(
        in Block gradient, in Block x, in Block mean, in Block inverseStd, Block? weight, in Block y, Block? ofWeight, Block? ofBias);
}
