namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether some element is not 0, over all elements.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <returns>Bool; UInt8 for UInt8.</returns>
    public static Tensor Any(this Tensor x) => Truths.Run(default(AnyReduction), x, Dims.Mask([], x.Rank, "Any"), false);

    /// <summary>Whether some element is not 0, along one dimension.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <param name="dim">The dimension; negative numbers count from the last.</param>
    /// <param name="keepDim">Whether it stays, with size 1.</param>
    /// <returns>Bool; UInt8 for UInt8.</returns>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Any(
        this Tensor x, int dim, bool keepDim = false) => Truths.Run(default(AnyReduction), x, Dims.Mask([dim], x.Rank, "Any"), keepDim);
}
