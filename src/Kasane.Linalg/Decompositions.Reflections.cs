namespace Kasane;

public static partial class Decompositions
{
    /// <summary>The reflections of a QR decomposition: A = Q R with Q = (1 - tau[0] v[0] v[0]^T) (1 - tau[1] v[1] v[1]^T) ...</summary>
    /// <param name="a">(..., M, N), Float32 or Float64. There is no derivative.</param>
    /// <returns>
    /// (..., M, N): R on and above the diagonal, below it the vectors v, whose first element is 1; and tau (..., min(M, N)).
    /// </returns>
    public static (Tensor A, Tensor Tau) Geqrf(this Tensor a)
    {
        var x = Checks.Matrices(a, "Geqrf").Detach();
        var (stack, k) = (MatrixStack.Of(x), (int)Math.Min(x.Size(-2), x.Size(-1)));
        var tau = MatrixStack.New(stack.Batch, 1, k);
        for (var b = 0; b < stack.Count; b++) Householder.Factor(stack[b], stack.Rows, stack.Columns, tau[b]);
        return (stack.ToTensor(a.Device).To(a.DType), tau.ToVectors(a.Device).To(a.DType));
    }

    /// <summary>Another name of <c>Linalg.HouseholderProduct</c>.</summary>
    /// <param name="a">(..., M, N).</param>
    /// <param name="tau">(..., K).</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor Orgqr(this Tensor a, Tensor tau) => LinearAlgebra.HouseholderProduct(a, tau);

    /// <summary>Q C, Q^T C, C Q or C Q^T, where Q is the square matrix of reflections as <see cref="Geqrf"/> returns them.</summary>
    /// <param name="a">(..., M, K), Float32 or Float64.</param>
    /// <param name="tau">(..., K).</param>
    /// <param name="other">C: (..., M, N), or (..., N, M) if not left.</param>
    /// <param name="left">Whether Q stands left of C; default yes.</param>
    /// <param name="transpose">Whether Q is transposed; default no.</param>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    public static Tensor Ormqr(this Tensor a, Tensor tau, Tensor other, bool left = true, bool transpose = false)
    {
        Checks.SameDType(a, tau, "Ormqr");
        Checks.SameDType(a, other, "Ormqr");
        var (x, t, c) = (Checks.Matrices(a, "Ormqr"), Checks.Wide(tau, "Ormqr"), Checks.Matrices(other, "Ormqr"));
        if (tau.Rank != a.Rank - 1 || tau.Size(-1) > a.Size(-1) || other.Size(left ? -2 : -1) != a.Size(-2) || tau.Size(-1) > a.Size(-2))
            throw Checks.Mismatch("Ormqr", "(..., M, K), (..., K) and a matrix with M rows (columns if not left)", a, tau, other);
        // C Q = (Q^T C^T)^T
        var result = left ? Reflections.Apply(x, t, c, transpose) : Reflections.Apply(x, t, c.MT, !transpose).MT;
        return result.To(a.DType);
    }
}
