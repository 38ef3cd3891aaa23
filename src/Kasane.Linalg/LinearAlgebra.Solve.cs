namespace Kasane;

public static partial class LinearAlgebra
{
    extension(Linalg)
    {
        /// <summary>X of A X = B (or X A = B).</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <param name="b">(..., N, K); or vectors: (N), or one vector per matrix of <paramref name="a"/>.</param>
        /// <param name="left">Whether A stands left of X; default yes.</param>
        /// <returns>The shape of <paramref name="b"/>, with the broadcast batch.</returns>
        /// <exception cref="LinAlgException">A matrix is singular.</exception>
        /// <exception cref="ShapeException">The shapes do not fit together.</exception>
        public static Tensor Solve(Tensor a, Tensor b, bool left = true) => Solved(a, b, left, true, "Linalg.Solve").Result;

        /// <summary><see cref="Solve"/>, and per matrix 0 or the number of the first zero pivot.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <param name="b">(..., N, K), or vectors.</param>
        /// <param name="left">Whether A stands left of X; default yes.</param>
        /// <param name="checkErrors">Whether a singular matrix throws; default no.</param>
        public static (Tensor Result, Tensor Info) SolveEx(Tensor a, Tensor b, bool left = true, bool checkErrors = false) =>
            Solved(a, b, left, checkErrors, "Linalg.SolveEx");

        /// <summary>X of T X = B (or X T = B), where T is a triangle of A.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64; the other triangle is not read.</param>
        /// <param name="b">(..., N, K), or (..., K, N) if not left.</param>
        /// <param name="upper">Which triangle.</param>
        /// <param name="left">Whether T stands left of X; default yes.</param>
        /// <param name="unitriangular">Whether the diagonal is taken to be 1; default no.</param>
        /// <exception cref="ShapeException">The shapes do not fit together.</exception>
        public static Tensor SolveTriangular(Tensor a, Tensor b, bool upper, bool left = true, bool unitriangular = false)
        {
            Checks.SameDType(a, b, "Linalg.SolveTriangular");
            var (x, y) = Systems.Broadcast(a, b, left, "Linalg.SolveTriangular");
            if (left) return Primitive.Call(new TriangularSolveOp(upper, unitriangular), [x, y])[0].To(b.DType);
            return Primitive.Call(new TriangularSolveOp(!upper, unitriangular), [x.MT, y.MT])[0].MT.To(b.DType);
        }

        /// <summary>X of Tensordot(A, X, number of X's dimensions) = B.</summary>
        /// <param name="a">Its sizes beyond those of B have the same product as those of B.</param>
        /// <param name="b">Any shape.</param>
        /// <param name="dims">Dimensions of A that are moved to its end before.</param>
        /// <exception cref="ShapeException">The shapes do not fit together.</exception>
        /// <exception cref="LinAlgException">The system is singular.</exception>
        public static Tensor Tensorsolve(Tensor a, Tensor b, ReadOnlySpan<int> dims = default)
        {
            ArgumentNullException.ThrowIfNull(a);
            ArgumentNullException.ThrowIfNull(b);
            if (dims.Length > 0)
            {
                var ends = new int[dims.Length];
                for (var i = 0; i < ends.Length; i++) ends[i] = a.Rank - dims.Length + i;
                a = a.MoveDim(dims, ends);
            }
            var sizes = a.Shape[Math.Min(b.Rank, a.Rank)..];
            var n = sizes.ElementCount;
            if (a.ElementCount != n * n || b.ElementCount != n)
                throw Checks.Mismatch("Linalg.Tensorsolve", "as many equations as unknowns (product of the last sizes of a)", a, b);
            return Solve(a.Reshape(n, n), b.Reshape(n)).Reshape(sizes);
        }

        /// <summary>X that makes |A X - B| smallest; the shortest one if there are several.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="b">(..., M, K).</param>
        /// <param name="rcond">Singular values up to this times the largest count as 0; default max(M, N) times the
        /// dtype's precision.</param>
        /// <param name="driver">Decides what is returned beside the solution; default <see cref="LstsqDriver.Gelsy"/>.</param>
        /// <returns>
        /// The solution (..., N, K), the sums of squared residuals (..., K) if M &gt; N and the rank is full, the ranks (...) and the
        /// singular values (..., min(M, N)); what the driver does not give is empty.
        /// </returns>
        /// <exception cref="ShapeException">The shapes do not fit together.</exception>
        public static (Tensor Solution, Tensor Residuals, Tensor Rank, Tensor SingularValues) Lstsq(
            Tensor a, Tensor b, double? rcond = null, LstsqDriver? driver = null)
        {
            Checks.SameDType(a, b, "Linalg.Lstsq");
            return LeastSquares.Solve(a, b, rcond, driver ?? LstsqDriver.Gelsy);
        }
    }

    private static (Tensor Result, Tensor Info) Solved(Tensor a, Tensor b, bool left, bool check, string operation)
    {
        Checks.SameDType(a, b, operation);
        var x = Checks.Square(a, operation);
        var vectors = b.Rank == 1 || (a.Rank - 1 == b.Rank && b.Shape == a.Shape[..^1]);
        if (vectors && !left)
            throw Checks.Mismatch(operation, "a matrix B where X stands left of A (vectors have no rows)", a, b);
        var (_, y) = Systems.Broadcast(a, vectors ? b.Unsqueeze(-1) : b, left, operation);
        var results = Primitive.Call(default(SolveOp), left ? [x, y] : [x.MT, y.MT]);
        if (check) Checks.Succeeded(results[1], operation, Checks.Singular);
        var result = vectors ? results[0].Squeeze(-1) : left ? results[0] : results[0].MT;
        return (result.To(a.DType), results[1]);
    }
}
