namespace Kasane;

public static partial class LinearAlgebra
{
    extension(Linalg)
    {
        /// <summary>The first N columns of a product of reflections 1 - tau v v^T, as <c>Geqrf</c> returns them.</summary>
        /// <param name="a">(..., M, N), M &gt;= N: below the diagonal, in its columns, the vectors v; their first element is 1.</param>
        /// <param name="tau">(..., K), K &lt;= N.</param>
        /// <returns>(..., M, N).</returns>
        /// <exception cref="ShapeException">The shapes do not fit together.</exception>
        public static Tensor HouseholderProduct(Tensor a, Tensor tau)
        {
            const string Operation = "Linalg.HouseholderProduct";
            Checks.SameDType(a, tau, Operation);
            var (x, t) = (Checks.Matrices(a, Operation), Checks.Wide(tau, Operation));
            if (a.Size(-2) < a.Size(-1) || tau.Rank != a.Rank - 1 || tau.Shape[..^1] != a.Shape[..^2] || tau.Size(-1) > a.Size(-1))
                throw Checks.Mismatch(Operation, "(..., M, N) and (..., K) with M >= N >= K", a, tau);
            var y = Tensor.Eye(a.Size(-2), a.Size(-1), DType.Float64, a.Device).Expand(a.Shape);
            return Reflections.Apply(x, t, y, transposed: false).To(a.DType);
        }

        /// <summary>e to the power of square matrices: 1 + A + A A / 2 + ...</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <exception cref="ShapeException">Not square.</exception>
        public static Tensor MatrixExp(Tensor a) =>
            Primitive.Call(default(MatrixExpOp), Checks.Square(a, "Linalg.MatrixExp")).To(a.DType);
    }
}
