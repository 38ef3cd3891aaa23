namespace Kasane;

public static partial class Linalg
{
    /// <summary>The p-norm of vectors: (sum |x|^p)^(1/p).</summary>
    /// <param name="x">Any shape, floating point.</param>
    /// <param name="ord">
    /// The degree: 2 (default), 1, infinity (the largest), -infinity (the smallest), 0 (how many are not 0), any other.
    /// </param>
    /// <param name="dim">The dimensions; all, as one vector, if none is given.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    /// <exception cref="DTypeException">Not a floating-point dtype.</exception>
    public static Tensor VectorNorm(
        Tensor x, double ord = 2, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null) =>
        x.Norm(ord, dim, keepDim, dtype);

    /// <summary>The diagonals of matrices, as a view.</summary>
    /// <param name="a">At least two dimensions.</param>
    /// <param name="offset">Which diagonal: above 0 right of the main one, below 0 left of it; default 0.</param>
    /// <param name="dim1">The dimension of the rows; default the second to last.</param>
    /// <param name="dim2">The dimension of the columns; default the last.</param>
    /// <exception cref="TensorIndexException">There is no such dimension.</exception>
    public static Tensor Diagonal(Tensor a, long offset = 0, int dim1 = -2, int dim2 = -1) => a.Diagonal(offset, dim1, dim2);

    /// <summary>The powers 0 to n - 1 of every element, in a new last dimension (a Vandermonde matrix per vector).</summary>
    /// <param name="x">(..., N), any numeric dtype.</param>
    /// <param name="n">How many powers, at least 2; default N.</param>
    /// <returns>(..., N, n); integers become Int64.</returns>
    /// <exception cref="KasaneException">Fewer than two powers.</exception>
    /// <exception cref="DTypeException">The tensor is Bool or half as long as Float32.</exception>
    public static Tensor Vander(Tensor x, long? n = null)
    {
        ArgumentNullException.ThrowIfNull(x);
        if (x.DType is DType.Bool or DType.Float16 or DType.BFloat16)
            throw new DTypeException($"Vander expects Float32, Float64, complex numbers or integers, but the tensor is {x.DType}.")
            {
                Operation = "Vander",
            };
        if (x.Rank == 0) x = x.Unsqueeze(0);
        var count = n ?? x.Size(-1);
        if (count < 2) throw new KasaneException($"Vander expects at least 2 powers, but got {count}. Pass n.") { Operation = "Vander" };
        var sizes = x.Shape.ToArray();
        var powers = x.Unsqueeze(-1).Expand([.. sizes, count - 1]).CumProd(-1);
        return Functional.Cat([Tensor.Ones([.. sizes, 1], powers.DType, x.Device), powers], -1);
    }
}
