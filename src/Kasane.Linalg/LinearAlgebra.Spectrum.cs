namespace Kasane;

public static partial class LinearAlgebra
{
    extension(Linalg)
    {
        /// <summary>The singular value decomposition A = U diag(S) Vh, with S descending.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="fullMatrices">Whether U is (M, M) and Vh (N, N), or (M, K) and (K, N), K = min(M, N); default yes.</param>
        /// <returns>U, S (..., K) and Vh. The vectors are defined up to their signs; equal singular values have no derivative.</returns>
        /// <exception cref="LinAlgException">NaN or infinity in a matrix.</exception>
        public static (Tensor U, Tensor S, Tensor Vh) Svd(Tensor a, bool fullMatrices = true)
        {
            var results = Primitive.Call(new SvdOp(fullMatrices, "Linalg.Svd"), [Checks.Matrices(a, "Linalg.Svd")]);
            return (results[0].To(a.DType), results[1].To(a.DType), results[2].To(a.DType));
        }

        /// <summary>The singular values, descending.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <returns>(..., min(M, N)).</returns>
        /// <exception cref="LinAlgException">NaN or infinity in a matrix.</exception>
        public static Tensor Svdvals(Tensor a) =>
            Primitive.Call(new SvdOp(false, "Linalg.Svdvals"), [Checks.Matrices(a, "Linalg.Svdvals")])[1].To(a.DType);

        /// <summary>Eigenvalues (ascending) and eigenvectors of symmetric matrices: A = V diag(L) V^T.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64; only one triangle is read.</param>
        /// <param name="uplo">Which one; default the lower one.</param>
        /// <returns>L (..., N) and V (..., N, N). The vectors are defined up to their signs.</returns>
        /// <exception cref="LinAlgException">NaN or infinity in a matrix.</exception>
        public static (Tensor Eigenvalues, Tensor Eigenvectors) Eigh(Tensor a, Uplo uplo = Uplo.L)
        {
            var x = Checks.Square(a, "Linalg.Eigh");
            var results = Primitive.Call(new EighOp("Linalg.Eigh"), [uplo == Uplo.U ? x.MT : x]);
            return (results[0].To(a.DType), results[1].To(a.DType));
        }

        /// <summary>The eigenvalues of symmetric matrices, ascending.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64; only one triangle is read.</param>
        /// <param name="uplo">Which one; default the lower one.</param>
        /// <exception cref="LinAlgException">NaN or infinity in a matrix.</exception>
        public static Tensor Eigvalsh(Tensor a, Uplo uplo = Uplo.L)
        {
            var x = Checks.Square(a, "Linalg.Eigvalsh");
            return Primitive.Call(new EighOp("Linalg.Eigvalsh"), [uplo == Uplo.U ? x.MT : x])[0].To(a.DType);
        }

        /// <summary>Eigenvalues and eigenvectors of square matrices: A = V diag(L) / V.</summary>
        /// <param name="a">(..., N, N): Float32, Float64 or Complex64.</param>
        /// <returns>
        /// L (..., N) and V (..., N, N), Complex64, in no particular order; the vectors have length 1 and a real largest element.
        /// </returns>
        /// <exception cref="LinAlgException">NaN or infinity in a matrix.</exception>
        public static (Tensor Eigenvalues, Tensor Eigenvectors) Eig(Tensor a)
        {
            var results = Primitive.Call(new EigOp("Linalg.Eig", a.DType.IsComplex), [EigOp.Checked(a, "Linalg.Eig")]);
            return (results[0], results[1]);
        }

        /// <summary>The eigenvalues of square matrices, in no particular order.</summary>
        /// <param name="a">(..., N, N): Float32, Float64 or Complex64.</param>
        /// <returns>(..., N), Complex64.</returns>
        /// <exception cref="LinAlgException">NaN or infinity in a matrix.</exception>
        public static Tensor Eigvals(Tensor a) => Primitive.Call(new EigOp("Linalg.Eigvals", a.DType.IsComplex), [EigOp.Checked(a, "Linalg.Eigvals")])[0];

        /// <summary>The pseudoinverse of Moore and Penrose, by singular values.</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="atol">Singular values up to this count as 0; default 0.</param>
        /// <param name="rtol">As are those up to this times the largest; default max(M, N) times the precision, or 0
        /// if there is an atol.</param>
        /// <param name="hermitian">Whether the matrices are symmetric (the lower triangle is read); default no.</param>
        /// <returns>(..., N, M).</returns>
        public static Tensor Pinv(Tensor a, RankTolerance? atol = null, RankTolerance? rtol = null, bool hermitian = false)
        {
            var x = hermitian ? Checks.Square(a, "Linalg.Pinv") : Checks.Matrices(a, "Linalg.Pinv");
            var (absolute, relative) = Ranks.Defaults(a, atol, rtol);
            var limits = Functional.BroadcastTensors(
                Ranks.Wide(absolute, a), Ranks.Wide(relative, a), Tensor.Zeros(a.Shape[..^2], DType.Float64, a.Device));
            x = x.Expand([.. limits[0].Shape, a.Size(-2), a.Size(-1)]);
            if (x.ElementCount == 0 || !a.Backend.HasData) return Primitive.Call(new PinvOp([0], [0], hermitian), [x])[0].To(a.DType);
            return Primitive.Call(new PinvOp(limits[0].ToArray<double>(), limits[1].ToArray<double>(), hermitian), [x])[0].To(a.DType);
        }

        /// <summary>How many singular values are larger than max(atol, rtol times the largest).</summary>
        /// <param name="a">(..., M, N), Float32 or Float64.</param>
        /// <param name="atol">Default 0.</param>
        /// <param name="rtol">Default max(M, N) times the dtype's precision, or 0 if there is an atol.</param>
        /// <param name="hermitian">Whether the matrices are symmetric (the lower triangle is read); default no.</param>
        /// <returns>(...), Int64.</returns>
        public static Tensor MatrixRank(Tensor a, RankTolerance? atol = null, RankTolerance? rtol = null, bool hermitian = false)
        {
            var x = (hermitian ? Checks.Square(a, "Linalg.MatrixRank") : Checks.Matrices(a, "Linalg.MatrixRank")).Detach();
            var (absolute, relative) = Ranks.Defaults(a, atol, rtol);
            return Ranks.Count(hermitian ? Eigvalsh(x) : Svdvals(x), absolute, relative);
        }
    }
}
