namespace Kasane;

public static partial class LinearAlgebra
{
    extension(Linalg)
    {
        /// <summary>A norm of vectors or matrices.</summary>
        /// <param name="a">Any shape, floating point.</param>
        /// <param name="ord">
        /// The degree. Nothing: the 2-norm of all elements. Over two dimensions (or of a matrix) 1, -1, 2, -2, infinity or -infinity, see
        /// <see cref="MatrixNorm(Tensor, double, ReadOnlySpan{int}, bool, DType?)"/>; otherwise that of a vector.
        /// </param>
        /// <param name="dim">One dimension (vectors) or two (matrices); default all.</param>
        /// <param name="keepDim">Whether they stay, with size 1.</param>
        /// <param name="dtype">The dtype to convert to before.</param>
        /// <exception cref="ShapeException">An order without dimensions for a tensor that is neither vector nor matrix.</exception>
        public static Tensor Norm(
            Tensor a, double? ord = null, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null)
        {
            ArgumentNullException.ThrowIfNull(a);
            if (ord is { } order)
            {
                if (dim.Length == 2) return MatrixNorm(a, order, dim, keepDim, dtype);
                if (dim.Length == 0 && a.Rank == 2) return MatrixNorm(a, order, [0, 1], keepDim, dtype);
                if (dim.Length == 0 && a.Rank > 2)
                    throw new ShapeException(
                        $"Linalg.Norm with an order and without dimensions expects a vector or a matrix, but got {a.Shape}. Pass dim.")
                    {
                        Operation = "Norm",
                        Shapes = [a.Shape],
                    };
            }
            return Linalg.VectorNorm(a, ord ?? 2, dim, keepDim, dtype);
        }

        /// <summary>The Frobenius or nuclear norm.</summary>
        /// <param name="a">Any shape, floating point.</param>
        /// <param name="ord">Which one.</param>
        /// <param name="dim">The two dimensions of the matrices; may be left out for a matrix.</param>
        /// <param name="keepDim">Whether they stay, with size 1.</param>
        /// <param name="dtype">The dtype to convert to before.</param>
        /// <exception cref="ShapeException">No dimensions for a tensor that is no matrix.</exception>
        public static Tensor Norm(
            Tensor a, MatrixOrder ord, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null)
        {
            ArgumentNullException.ThrowIfNull(a);
            if (dim.Length == 0 && a.Rank != 2)
                throw new ShapeException($"Linalg.Norm by name expects a matrix, but got shape {a.Shape}. Pass the two dimensions.")
                {
                    Operation = "Norm",
                    Shapes = [a.Shape],
                };
            return MatrixNorm(a, ord, dim.Length == 0 ? [0, 1] : dim, keepDim, dtype);
        }

        /// <summary>The Frobenius or nuclear norm of matrices.</summary>
        /// <param name="a">At least two dimensions, floating point.</param>
        /// <param name="ord">Which one; default <see cref="MatrixOrder.Fro"/>.</param>
        /// <param name="dim">The dimensions of the matrices; default the last two.</param>
        /// <param name="keepDim">Whether they stay, with size 1.</param>
        /// <param name="dtype">The dtype to convert to before.</param>
        /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
        /// <exception cref="ArgumentException">Not two dimensions.</exception>
        public static Tensor MatrixNorm(
            Tensor a, MatrixOrder ord = MatrixOrder.Fro, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null) =>
            ord == MatrixOrder.Fro
                ? MatrixNorms.Over(a, dim, dtype, keepDim, x => x.Norm(2, [-2, -1]))
                : MatrixNorms.Over(a, dim, dtype, keepDim, x => Svdvals(x).Sum(-1));

        /// <summary>A norm of matrices that bounds how they stretch vectors.</summary>
        /// <param name="a">At least two dimensions, floating point.</param>
        /// <param name="ord">
        /// 2 (-2): the largest (smallest) singular value; 1 (-1): the largest (smallest) column sum of absolute values; infinity: row sum.
        /// </param>
        /// <param name="dim">The dimensions of the matrices; default the last two.</param>
        /// <param name="keepDim">Whether they stay, with size 1.</param>
        /// <param name="dtype">The dtype to convert to before.</param>
        /// <exception cref="ShapeException">Fewer than two dimensions.</exception>
        /// <exception cref="KasaneException">Another order.</exception>
        public static Tensor MatrixNorm(
            Tensor a, double ord, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null)
        {
            var smallest = ord < 0;
            Func<Tensor, Tensor> norm = Math.Abs(ord) switch
            {
                2 => x => MatrixNorms.Extreme(Svdvals(x), smallest),
                1 => x => MatrixNorms.Extreme(x.Abs().Sum(-2), smallest),
                double.PositiveInfinity => x => MatrixNorms.Extreme(x.Abs().Sum(-1), smallest),
                _ => throw new KasaneException($"Linalg.MatrixNorm expects the order 1, 2 or infinity or their negatives, but got {ord}.")
                {
                    Operation = "MatrixNorm",
                },
            };
            return MatrixNorms.Over(a, dim, dtype, keepDim, norm);
        }

        /// <summary>The condition numbers: a norm times that of the inverse; infinite for singular matrices.</summary>
        /// <param name="a">(..., M, N), square unless p is 2 or -2; Float32 or Float64.</param>
        /// <param name="p">The order of the norm: 2 (default), -2, 1, -1, infinity, -infinity.</param>
        /// <returns>(...).</returns>
        public static Tensor Cond(Tensor a, double? p = null)
        {
            if (Math.Abs(p ?? 2) != 2)
            {
                var order = p!.Value;
                return MatrixNorms.Condition(a, x => MatrixNorm(x, order));
            }
            Checks.Matrices(a, "Linalg.Cond");
            if (a.Size(-1) == 0 || a.Size(-2) == 0) return Tensor.Zeros(a.Shape[..^2], a.DType, a.Device);
            var s = Svdvals(a.To(DType.Float64));
            var (first, last) = (s.Select(-1, 0), s.Select(-1, s.Size(-1) - 1));
            return (p < 0 ? last.Div(first) : first.Div(last)).To(a.DType);
        }

        /// <summary>The condition numbers by the Frobenius or nuclear norm.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <param name="p">Which norm.</param>
        /// <returns>(...).</returns>
        public static Tensor Cond(Tensor a, MatrixOrder p) => MatrixNorms.Condition(a, x => MatrixNorm(x, p));
    }
}
