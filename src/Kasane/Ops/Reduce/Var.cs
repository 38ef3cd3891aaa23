namespace Kasane;

public static partial class Functional
{
    /// <summary>The variance of all elements, or over dimensions.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="correction">What is subtracted from the number of elements that is divided by; default: 1 (unbiased).</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">Not a floating-point dtype.</exception>
    public static Tensor Var(this Tensor x, ReadOnlySpan<int> dim = default, int? correction = null, bool keepDim = false) =>
        Variances.Run(x, dim, correction ?? 1, keepDim, false, "Var");

    /// <summary>The variance over dimensions.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="dim">The dimensions.</param>
    /// <param name="unbiased">Whether the number of elements minus 1 is divided by.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Var(this Tensor x, ReadOnlySpan<int> dim, bool unbiased, bool keepDim = false) =>
        Variances.Run(x, dim, unbiased ? 1 : 0, keepDim, false, "Var");

    /// <summary>The variance along one dimension.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="dim">The dimension.</param>
    /// <param name="unbiased">Whether the number of elements minus 1 is divided by.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Var(this Tensor x, int dim, bool unbiased = true, bool keepDim = false) =>
        Variances.Run(x, [dim], unbiased ? 1 : 0, keepDim, false, "Var");

    /// <summary>The variance of all elements.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="unbiased">Whether the number of elements minus 1 is divided by.</param>
    public static Tensor Var(this Tensor x, bool unbiased) => Variances.Run(x, [], unbiased ? 1 : 0, false, false, "Var");

    /// <summary>The variance and the mean of all elements, or over dimensions.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="dim">The dimensions; all if none is given.</param>
    /// <param name="correction">What is subtracted from the number of elements that is divided by; default: 1 (unbiased).</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static (
        Tensor Var, Tensor Mean) VarMean(this Tensor x, ReadOnlySpan<int> dim = default, int? correction = null, bool keepDim = false) =>
        (Variances.Run(x, dim, correction ?? 1, keepDim, false, "VarMean"), x.Mean(dim, keepDim));

    /// <summary>The variance and the mean over dimensions.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="dim">The dimensions.</param>
    /// <param name="unbiased">Whether the number of elements minus 1 is divided by.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static (Tensor Var, Tensor Mean) VarMean(this Tensor x, ReadOnlySpan<int> dim, bool unbiased, bool keepDim = false) =>
        (Variances.Run(x, dim, unbiased ? 1 : 0, keepDim, false, "VarMean"), x.Mean(dim, keepDim));

    /// <summary>The variance and the mean of all elements.</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="unbiased">Whether the number of elements minus 1 is divided by.</param>
    public static (Tensor Var, Tensor Mean) VarMean(this Tensor x, bool unbiased) => (Var(x, unbiased), x.Mean());
}
