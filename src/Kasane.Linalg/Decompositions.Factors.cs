namespace Kasane;

public static partial class Decompositions
{
    /// <inheritdoc cref="LinearAlgebra.Cholesky(Tensor, bool)"/>
    public static Tensor Cholesky(this Tensor a, bool upper = false) => LinearAlgebra.Cholesky(a, upper);

    /// <summary>X of A X = B, given a Cholesky factor of A.</summary>
    /// <param name="b">(..., N, K), Float32 or Float64.</param>
    /// <param name="l">(..., N, N): L of A = L L^T, or U of A = U^T U.</param>
    /// <param name="upper">Whether it is U; default no.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor CholeskySolve(this Tensor b, Tensor l, bool upper = false)
    {
        Checks.SameDType(b, l, "CholeskySolve");
        var (factor, right) = Systems.Broadcast(l, b, true, "CholeskySolve");
        return Primitive.Call(default(CholeskySolveOp), [right, upper ? factor.MT : factor])[0].To(b.DType);
    }

    /// <summary>The inverse of A, given a Cholesky factor of A.</summary>
    /// <param name="l">(..., N, N): L of A = L L^T, or U of A = U^T U.</param>
    /// <param name="upper">Whether it is U; default no.</param>
    /// <exception cref="ShapeException">Not square.</exception>
    public static Tensor CholeskyInverse(this Tensor l, bool upper = false)
    {
        var x = Checks.Square(l, "CholeskyInverse");
        var one = MatrixRules.Identity(x.Size(-1), x).Expand(x.Shape);
        return Primitive.Call(default(CholeskySolveOp), [one, upper ? x.MT : x])[0].To(l.DType);
    }

    /// <summary>L and U in one matrix, and the exchanges of rows; a zero pivot throws.</summary>
    /// <param name="a">(..., M, N), Float32 or Float64.</param>
    /// <param name="pivot">Must be true: the CPU exchanges rows.</param>
    /// <exception cref="LinAlgException">A pivot is zero.</exception>
    public static (Tensor LU, Tensor Pivots) Lu(this Tensor a, bool pivot = true)
    {
        var (lu, pivots, _) = LinearAlgebra.Factored(a, pivot, true, "Lu");
        return (lu, pivots);
    }

    /// <summary><see cref="Lu"/>, and per matrix 0 or the number of the first zero pivot instead of an exception.</summary>
    /// <param name="a">(..., M, N), Float32 or Float64.</param>
    /// <param name="pivot">Must be true: the CPU exchanges rows.</param>
    public static (Tensor LU, Tensor Pivots, Tensor Infos) LuWithInfos(this Tensor a, bool pivot = true) =>
        LinearAlgebra.Factored(a, pivot, false, "Lu");

    /// <summary>X of A X = B, given what <see cref="Lu"/> returned for A.</summary>
    /// <param name="b">(..., N, K).</param>
    /// <param name="luData">(..., N, N).</param>
    /// <param name="luPivots">(..., N), Int32.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor LuSolve(this Tensor b, Tensor luData, Tensor luPivots) => LinearAlgebra.LuSolve(luData, luPivots, b);

    /// <summary>P, L and U of A = P L U, given what <see cref="Lu"/> returned for A.</summary>
    /// <param name="luData">(..., M, N).</param>
    /// <param name="luPivots">(..., min(M, N)), Int32.</param>
    /// <param name="unpackData">Whether L and U are made, or empty; default yes.</param>
    /// <param name="unpackPivots">Whether P is made, or empty; default yes.</param>
    /// <returns>P (..., M, M), L (..., M, K) and U (..., K, N), K = min(M, N).</returns>
    /// <exception cref="DTypeException">The pivots are not Int32.</exception>
    /// <exception cref="ShapeException">There are not min(M, N) of them per matrix.</exception>
    /// <exception cref="KasaneException">A pivot is not from 1 to M.</exception>
    public static (Tensor P, Tensor L, Tensor U) LuUnpack(
        Tensor luData, Tensor luPivots, bool unpackData = true, bool unpackPivots = true)
    {
        ArgumentNullException.ThrowIfNull(luPivots);
        var checkedData = Checks.Matrices(luData, "LuUnpack");
        if (unpackPivots && luPivots.DType != DType.Int32)
            throw new DTypeException($"LuUnpack expects pivots of dtype Int32, but they are {luPivots.DType}.") { Operation = "LuUnpack" };
        var (m, k) = (checkedData.Size(-2), Math.Min(checkedData.Size(-2), checkedData.Size(-1)));
        if (unpackPivots && luPivots.Shape != Shape.Create([.. luData.Shape[..^2].ToArray(), k]))
            throw Checks.Mismatch("LuUnpack", $"LU (..., {m}, {checkedData.Size(-1)}) and pivots (..., {k})", luData, luPivots);
        var empty = Tensor.Empty([0], luData.DType, luData.Device);
        var p = unpackPivots ? Permutations.Matrix(luPivots, m, luData.DType, "LuUnpack") : empty;
        if (!unpackData) return (p, empty, empty);
        var l = luData.Narrow(-1, 0, k).Tril(-1).Add(Tensor.Eye(m, k, luData.DType, luData.Device));
        return (p, l, luData.Narrow(-2, 0, k).Triu());
    }

    /// <summary>X of T X = B, where T is a triangle of A, perhaps transposed.</summary>
    /// <param name="b">(..., N, K), Float32 or Float64.</param>
    /// <param name="a">(..., N, N).</param>
    /// <param name="upper">Which triangle; default the upper one.</param>
    /// <param name="transpose">Whether T is transposed; default no.</param>
    /// <param name="unitriangular">Whether the diagonal is taken to be 1; default no.</param>
    /// <returns>X and a copy of A, both with the broadcast batch.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static (Tensor Solution, Tensor ClonedCoefficient) TriangularSolve(
        this Tensor b, Tensor a, bool upper = true, bool transpose = false, bool unitriangular = false)
    {
        Checks.SameDType(b, a, "TriangularSolve");
        var (x, y) = Systems.Broadcast(a, b, true, "TriangularSolve");
        var solution = Primitive.Call(
            new TriangularSolveOp(upper != transpose, unitriangular), [transpose ? x.MT : x, y])[0];
        return (solution.To(b.DType), a.Expand(x.Shape).Clone());
    }
}
