namespace Kasane.Internal;

/// <content>
/// Contracts for channels of (n, c, plane), contiguous. A device may have no kernel of its own: then it answers false, has written nothing,
/// and the operation is composed of others.
/// </content>
internal abstract partial class Backend
{
    /// <summary>
    /// y = (x - mean) inverseStd (* weight) (+ bias) with every channel's own statistics: mean, variance (of the population) and inverseStd
    /// (1 / sqrt(variance + eps)). With <paramref name="rectify"/>, what is negative becomes 0 at the end.
    /// </summary>
    public virtual bool BatchNorm(
        in Block x, Block? weight, Block? bias, double eps, bool rectify, in Block y, in Block mean, in Block inverseStd, in Block variance) => false;

    /// <summary>
    /// y = the gradient of x, given that of <see cref="BatchNorm"/>'s result and what it left; sum = every channel's sum of the gradient,
    /// product = that of the gradient times the normalised x. Where a <paramref name="rectified"/> result is given, the gradient counts only
    /// where that is above 0.
    /// </summary>
    public virtual bool BatchNormGradient(
        in Block gradient, in Block x, Block? rectified, in Block mean, in Block inverseStd, Block? weight, in Block y, in Block sum,
        in Block product) => false;

    /// <summary>y = (x - mean) / sqrt(variance + eps) (* weight) (+ bias), the statistics of every channel being given.</summary>
    public virtual bool FrozenNorm(in Block x, in Block mean, in Block variance, Block? weight, Block? bias, double eps, in Block y) => false;

    /// <summary>
    /// y = (x - mean) inverseStd (* weight) (+ bias) with the statistics of every group of channels in every sample: mean and inverseStd,
    /// (n, groups); weight and bias are per channel.
    /// </summary>
    public virtual bool GroupNorm(
        in Block x, Block? weight, Block? bias, long groups, double eps, in Block y, in Block mean, in Block inverseStd) => false;

    /// <summary>
    /// y = the gradient of x, given that of <see cref="GroupNorm"/>'s result and what it left; for every channel of every sample sums = the
    /// sum of the gradient, products = that of the gradient times the normalised x.
    /// </summary>
    public virtual bool GroupNormGradient(
        in Block gradient, in Block x, in Block mean, in Block inverseStd, Block? weight, long groups, in Block y, in Block sums,
        in Block products) => false;

    /// <summary>x[p, i] = the sum of gradient[p, o] over all o with indices[p, o] = i, for planes of which x has this size.</summary>
    public virtual bool MaxPoolGradient(in Block gradient, in Block indices, in Block x, long size) => false;
}
