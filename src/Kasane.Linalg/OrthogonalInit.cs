namespace Kasane;

/// <summary>The starting value that needs a decomposition; it is called as a member of <see cref="Init"/>.</summary>
public static class OrthogonalInit
{
    extension(Init)
    {
        /// <summary>A random orthogonal matrix (Saxe et al. 2013), or orthonormal rows or columns if it is not square.</summary>
        /// <param name="tensor">At least 2 dimensions; all but the first are columns. Float32 or Float64.</param>
        /// <param name="gain">A factor; default 1.</param>
        /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
        /// <returns>The tensor.</returns>
        /// <exception cref="ArgumentException">Less than 2 dimensions.</exception>
        public static Tensor Orthogonal(Tensor tensor, double gain = 1, Generator? generator = null)
        {
            ArgumentNullException.ThrowIfNull(tensor);
            if (tensor.Rank < 2)
                throw new ArgumentException(
                    $"Init.Orthogonal expects at least 2 dimensions, but the tensor has shape {tensor.Shape}. Use Init.Normal.",
                    nameof(tensor));
            if (tensor.ElementCount == 0) return tensor;
            using var mode = Autograd.NoGrad();
            var (rows, columns) = (tensor.Size(0), tensor.ElementCount / tensor.Size(0));
            var numbers = Tensor.Empty([rows, columns], tensor.DType, tensor.Device).NormalInPlace(0, 1, generator);
            var (q, r) = LinearAlgebra.Qr(rows < columns ? numbers.MT : numbers);
            // Without the signs Q would not be evenly distributed (Mezzadri 2007).
            q = q.Mul(r.Diagonal().Sign());
            if (rows < columns) q = q.MT;
            return tensor.CopyInPlace(q.Reshape(tensor.Shape).Mul(gain));
        }
    }
}
