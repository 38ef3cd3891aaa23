namespace Kasane;

public static partial class LinearAlgebra
{
    extension(Linalg)
    {
        /// <summary>The decomposition A = P L D L^T P^T of symmetric matrices, in one matrix. There is no derivative.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64; the lower triangle is read.</param>
        /// <param name="hermitian">Without meaning for real matrices.</param>
        /// <returns>L and D (..., N, N), and the exchanges of rows (..., N), Int32, both as LAPACK's sytrf returns them.</returns>
        /// <exception cref="LinAlgException">A block of D is zero.</exception>
        public static (Tensor LD, Tensor Pivots) LdlFactor(Tensor a, bool hermitian = false)
        {
            var (ld, pivots, _) = LdlFactorEx(a, hermitian, checkErrors: true);
            return (ld, pivots);
        }

        /// <summary><see cref="LdlFactor"/>, and per matrix 0 or the number of the first zero block.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64; the lower triangle is read.</param>
        /// <param name="hermitian">Without meaning for real matrices.</param>
        /// <param name="checkErrors">Whether a zero block throws; default no.</param>
        public static (Tensor LD, Tensor Pivots, Tensor Info) LdlFactorEx(Tensor a, bool hermitian = false, bool checkErrors = false)
        {
            var stack = MatrixStack.Of(Checks.Square(a, "Linalg.LdlFactor").Detach());
            var n = stack.Rows;
            var (pivots, info) = (new int[stack.Count * n], new int[stack.Count]);
            for (var b = 0; b < stack.Count; b++) info[b] = Ldl.Factor(stack[b], n, pivots.AsSpan(b * n, n));
            var flags = Tensor.From<int>(info, stack.Batch, a.Device);
            if (checkErrors) Checks.Succeeded(flags, "Linalg.LdlFactor", Checks.Singular);
            return (stack.ToTensor(a.Device).To(a.DType), Tensor.From<int>(pivots, [.. stack.Batch, n], a.Device), flags);
        }

        /// <summary>X of A X = B, given what <see cref="LdlFactor"/> returned for A.</summary>
        /// <param name="ld">(..., N, N).</param>
        /// <param name="pivots">(..., N), Int32.</param>
        /// <param name="b">(..., N, K).</param>
        /// <param name="hermitian">Without meaning for real matrices.</param>
        /// <exception cref="ShapeException">The shapes do not fit together.</exception>
        public static Tensor LdlSolve(Tensor ld, Tensor pivots, Tensor b, bool hermitian = false)
        {
            Checks.SameDType(ld, b, "Linalg.LdlSolve");
            ArgumentNullException.ThrowIfNull(pivots);
            if (pivots.DType != DType.Int32)
                throw new DTypeException($"Linalg.LdlSolve expects pivots of dtype Int32, but they are {pivots.DType}.")
                {
                    Operation = "LdlSolve",
                };
            if (ld.Rank < 2 || pivots.Shape != ld.Shape[..^1])
                throw Checks.Mismatch("Linalg.LdlSolve", "LD (..., N, N) and pivots (..., N)", ld, pivots);
            var (x, y) = Systems.Broadcast(ld, b, true, "Linalg.LdlSolve");
            return Primitive.Call(default(LdlSolveOp), [x, pivots.Expand([.. x.Shape[..^1]]), y])[0].To(b.DType);
        }
    }
}
