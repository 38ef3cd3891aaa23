namespace Kasane;

public static partial class LinearAlgebra
{
    extension(Linalg)
    {
        /// <summary>L of A = L L^T, for symmetric positive-definite matrices.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64; only one triangle is read.</param>
        /// <param name="upper">Whether to read the upper triangle and return U of A = U^T U; default no.</param>
        /// <exception cref="LinAlgException">A matrix is not positive-definite.</exception>
        public static Tensor Cholesky(Tensor a, bool upper = false) => Rooted(a, upper, true, "Linalg.Cholesky").L;

        /// <summary><see cref="Cholesky"/>, and per matrix 0 or the order of the leading minor that is not positive.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64; only one triangle is read.</param>
        /// <param name="upper">Whether to read the upper triangle and return U of A = U^T U; default no.</param>
        /// <param name="checkErrors">Whether a matrix that is not positive-definite throws; default no.</param>
        public static (Tensor L, Tensor Info) CholeskyEx(Tensor a, bool upper = false, bool checkErrors = false) =>
            Rooted(a, upper, checkErrors, "Linalg.CholeskyEx");

        /// <summary>The decomposition A = Q R into an orthogonal and an upper triangular matrix.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="mode">How much is computed; default <see cref="QrMode.Reduced"/>.</param>
        /// <returns>Q and R; the signs of R's diagonal are those of LAPACK.</returns>
        public static (Tensor Q, Tensor R) Qr(Tensor a, QrMode mode = QrMode.Reduced)
        {
            var results = Primitive.Call(new QrOp(mode == QrMode.Complete), [Checks.Matrices(a, "Linalg.Qr")]);
            return (mode == QrMode.R ? Tensor.Empty([0], a.DType, a.Device) : results[0].To(a.DType), results[1].To(a.DType));
        }

        /// <summary>The decomposition A = P L U into a permutation, a lower (diagonal 1) and an upper triangular matrix.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="pivot">Must be true: the CPU exchanges rows.</param>
        /// <returns>P (..., M, M), L (..., M, K) and U (..., K, N), K = min(M, N).</returns>
        /// <exception cref="KasaneException">No pivots were asked for.</exception>
        public static (Tensor P, Tensor L, Tensor U) Lu(Tensor a, bool pivot = true)
        {
            var (lu, pivots, _) = Factored(a, pivot, false, "Linalg.Lu");
            return Decompositions.LuUnpack(lu, pivots);
        }

        /// <summary>L and U in one matrix (L's diagonal of ones is left out), and the exchanges of rows.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="pivot">Must be true: the CPU exchanges rows.</param>
        /// <returns>(..., M, N) and (..., min(M, N)), Int32, from 1.</returns>
        /// <exception cref="LinAlgException">A pivot is zero.</exception>
        /// <exception cref="KasaneException">No pivots were asked for.</exception>
        public static (Tensor LU, Tensor Pivots) LuFactor(Tensor a, bool pivot = true)
        {
            var (lu, pivots, _) = Factored(a, pivot, true, "Linalg.LuFactor");
            return (lu, pivots);
        }

        /// <summary><see cref="LuFactor"/>, and per matrix 0 or the number of the first zero pivot.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="pivot">Must be true: the CPU exchanges rows.</param>
        /// <param name="checkErrors">Whether a zero pivot throws; default no.</param>
        /// <exception cref="KasaneException">No pivots were asked for.</exception>
        public static (Tensor LU, Tensor Pivots, Tensor Info) LuFactorEx(Tensor a, bool pivot = true, bool checkErrors = false) =>
            Factored(a, pivot, checkErrors, "Linalg.LuFactorEx");

        /// <summary>X of A X = B (or X A = B, or with A transposed), given what <see cref="LuFactor"/> returned for A.</summary>
        /// <param name="lu">(..., N, N).</param>
        /// <param name="pivots">(..., N), Int32.</param>
        /// <param name="b">(..., N, K), or (..., K, N) if not left.</param>
        /// <param name="left">Whether A stands left of X; default yes.</param>
        /// <param name="adjoint">Whether A is transposed; default no.</param>
        /// <exception cref="ShapeException">The shapes do not fit together.</exception>
        public static Tensor LuSolve(Tensor lu, Tensor pivots, Tensor b, bool left = true, bool adjoint = false)
        {
            Checks.SameDType(lu, b, "Linalg.LuSolve");
            ArgumentNullException.ThrowIfNull(pivots);
            if (pivots.DType != DType.Int32)
                throw new DTypeException($"Linalg.LuSolve expects pivots of dtype Int32, but they are {pivots.DType}.")
                {
                    Operation = "LuSolve",
                };
            if (lu.Rank < 2 || pivots.Shape != lu.Shape[..^1])
                throw Checks.Mismatch("Linalg.LuSolve", "LU (..., N, N) and pivots (..., N)", lu, pivots);
            var (x, y) = Systems.Broadcast(lu, b, left, "Linalg.LuSolve");
            var order = Permutations.Matrix(pivots, lu.Size(-1), DType.Float64, "Linalg.LuSolve");
            // X A = B is A^T X^T = B^T.
            if (!left) y = y.MT;
            Tensor Triangle(bool upper, bool transposed, Tensor right) => Primitive.Call(
                new TriangularSolveOp(upper != transposed, !upper), [transposed ? x.MT : x, right])[0];
            var result = left != adjoint
                ? Triangle(true, false, Triangle(false, false, order.MT.MatMul(y)))
                : order.MatMul(Triangle(false, true, Triangle(true, true, y)));
            return (left ? result : result.MT).To(b.DType);
        }
    }

    private static (Tensor L, Tensor Info) Rooted(Tensor a, bool upper, bool check, string operation)
    {
        var x = Checks.Square(a, operation);
        var results = Primitive.Call(default(CholeskyOp), [upper ? x.MT : x]);
        if (check) Checks.Succeeded(results[1], operation, Checks.NotPositive);
        return ((upper ? results[0].MT : results[0]).To(a.DType), results[1]);
    }

    internal static (Tensor LU, Tensor Pivots, Tensor Info) Factored(Tensor a, bool pivot, bool check, string operation)
    {
        var x = Checks.Matrices(a, operation);
        if (!pivot)
            throw new KasaneException($"{operation} without exchanges of rows is not available on the CPU. Leave out pivot: false.")
            {
                Operation = operation,
            };
        var results = Primitive.Call(default(LuOp), [x]);
        if (check) Checks.Succeeded(results[2], operation, Checks.Singular);
        return (results[0].To(a.DType), results[1], results[2]);
    }
}
