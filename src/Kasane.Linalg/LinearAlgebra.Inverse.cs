namespace Kasane;

/// <summary>The functions of <c>torch.linalg</c> that need a decomposition; they are called as members of <see cref="Linalg"/>.</summary>
public static partial class LinearAlgebra
{
    extension(Linalg)
    {
        /// <summary>The inverses of square matrices.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <exception cref="LinAlgException">A matrix is singular.</exception>
        /// <exception cref="ShapeException">Not square.</exception>
        /// <exception cref="DTypeException">Neither Float32 nor Float64.</exception>
        public static Tensor Inv(Tensor a) => Inverted(a, "Linalg.Inv", true).Inverse;

        /// <summary>The inverses, and per matrix 0 or the number of the first zero pivot (the matrix is singular).</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <param name="checkErrors">Whether a singular matrix throws; default no.</param>
        /// <returns>(..., N, N) and (...), Int32.</returns>
        /// <exception cref="LinAlgException">Asked for, and a matrix is singular.</exception>
        public static (Tensor Inverse, Tensor Info) InvEx(Tensor a, bool checkErrors = false) => Inverted(a, "Linalg.InvEx", checkErrors);

        /// <summary>The inverse of a tensor as a linear map: Tensordot(x, result, ind) is the identity.</summary>
        /// <param name="a">The product of the first <paramref name="ind"/> sizes equals that of the others.</param>
        /// <param name="ind">How many dimensions are rows; default 2.</param>
        /// <exception cref="ShapeException">The products of sizes differ.</exception>
        /// <exception cref="LinAlgException">The map is singular.</exception>
        public static Tensor Tensorinv(Tensor a, int ind = 2)
        {
            ArgumentNullException.ThrowIfNull(a);
            if (ind <= 0)
                throw new KasaneException($"Linalg.Tensorinv expects a positive number of dimensions, but got {ind}.")
                {
                    Operation = "Tensorinv",
                };
            var sizes = a.Shape.ToArray();
            var (left, right) = (sizes[..Math.Min(ind, a.Rank)], sizes[Math.Min(ind, a.Rank)..]);
            var (rows, columns) = (Shape.Create(left).ElementCount, Shape.Create(right).ElementCount);
            if (rows != columns)
                throw Checks.Mismatch("Linalg.Tensorinv", $"that the first {ind} sizes have the same product as the others", a);
            return Inv(a.Reshape(rows, columns)).Reshape([.. right, .. left]);
        }

        /// <summary>Matrices to an integer power, by repeated squaring; negative powers are those of the inverse.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <param name="n">The power.</param>
        /// <exception cref="LinAlgException">n is negative and a matrix is singular.</exception>
        public static Tensor MatrixPower(Tensor a, long n)
        {
            var x = Checks.Square(a, "Linalg.MatrixPower");
            // A constant, but on the tape.
            if (n == 0) return a.Clone().CopyInPlace(MatrixRules.Identity(a.Size(-1), a).Expand(a.Shape));
            if (n < 0) x = Inverted(x, "Linalg.MatrixPower", true).Inverse;
            Tensor? result = null;
            for (var rest = (ulong)Math.Abs(n); ; x = x.MatMul(x))
            {
                if ((rest & 1) != 0) result = result?.MatMul(x) ?? x;
                rest >>= 1;
                if (rest == 0) return result!.To(a.DType);
            }
        }

        /// <summary>The determinants of square matrices.</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <returns>(...).</returns>
        /// <exception cref="ShapeException">Not square.</exception>
        public static Tensor Det(Tensor a) => Primitive.Call(default(DetOp), [Checks.Square(a, "Linalg.Det")])[0].To(a.DType);

        /// <summary>The determinants' signs (0 if singular) and the logarithms of their absolute values (-infinity if singular).</summary>
        /// <param name="a">(..., N, N), Float32 or Float64.</param>
        /// <returns>(...) and (...).</returns>
        /// <exception cref="ShapeException">Not square.</exception>
        public static (Tensor Sign, Tensor Logabsdet) Slogdet(Tensor a)
        {
            var results = Primitive.Call(default(SlogdetOp), [Checks.Square(a, "Linalg.Slogdet")]);
            return (results[0].To(a.DType), results[1].To(a.DType));
        }
    }

    private static (Tensor Inverse, Tensor Info) Inverted(Tensor a, string operation, bool check)
    {
        var results = Primitive.Call(default(InverseOp), [Checks.Square(a, operation)]);
        if (check) Checks.Succeeded(results[1], operation, Checks.Singular);
        return (results[0].To(a.DType), results[1]);
    }
}
