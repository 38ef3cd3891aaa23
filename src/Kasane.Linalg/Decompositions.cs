namespace Kasane;

/// <summary>The functions of matrices that PyTorch has on tensors (<c>x.det()</c>) and beside <c>torch.linalg</c>
/// (<c>torch.svd</c>).</summary>
public static partial class Decompositions
{
    /// <inheritdoc cref="LinearAlgebra.Det(Tensor)"/>
    public static Tensor Det(this Tensor a) => LinearAlgebra.Det(a);

    /// <inheritdoc cref="LinearAlgebra.Slogdet(Tensor)"/>
    public static (Tensor Sign, Tensor Logabsdet) Slogdet(this Tensor a) => LinearAlgebra.Slogdet(a);

    /// <summary>The logarithm of the determinant: -infinity if it is 0, NaN if it is negative.</summary>
    /// <param name="a">(..., N, N), Float32 or Float64.</param>
    /// <returns>(...).</returns>
    /// <exception cref="ShapeException">Not square.</exception>
    public static Tensor Logdet(this Tensor a)
    {
        var (sign, logarithm) = LinearAlgebra.Slogdet(a);
        return Functional.Where(sign.Eq(-1), Tensor.Scalar(double.NaN, a.DType).To(a.Device), logarithm);
    }

    /// <inheritdoc cref="LinearAlgebra.Inv(Tensor)"/>
    public static Tensor Inverse(this Tensor a) => LinearAlgebra.Inv(a);

    /// <summary>The pseudoinverse of Moore and Penrose.</summary>
    /// <param name="a">(..., M, N), Float32 or Float64.</param>
    /// <param name="rcond">Singular values up to this times the largest count as 0; default 1e-15.</param>
    /// <returns>(..., N, M).</returns>
    public static Tensor Pinverse(this Tensor a, double rcond = 1e-15) => LinearAlgebra.Pinv(a, rtol: rcond);

    /// <inheritdoc cref="LinearAlgebra.MatrixExp(Tensor)"/>
    public static Tensor MatrixExp(this Tensor a) => LinearAlgebra.MatrixExp(a);

    /// <inheritdoc cref="LinearAlgebra.MatrixPower(Tensor, long)"/>
    public static Tensor MatrixPower(this Tensor a, long n) => LinearAlgebra.MatrixPower(a, n);

    /// <summary>The decomposition A = Q R.</summary>
    /// <param name="a">(..., M, N), Float32 or Float64.</param>
    /// <param name="some">Whether Q is (M, K) with K = min(M, N), or (M, M); default yes.</param>
    public static (Tensor Q, Tensor R) Qr(this Tensor a, bool some = true) =>
        LinearAlgebra.Qr(a, some ? QrMode.Reduced : QrMode.Complete);

    /// <summary>The singular value decomposition A = U diag(S) V^T. <c>Linalg.Svd</c> returns V^T instead of V.</summary>
    /// <param name="a">(..., M, N), Float32 or Float64.</param>
    /// <param name="some">Whether U and V have min(M, N) columns, or are square; default yes.</param>
    /// <param name="computeUv">Whether U and V are computed, or square and zero; default yes.</param>
    public static (Tensor U, Tensor S, Tensor V) Svd(this Tensor a, bool some = true, bool computeUv = true)
    {
        if (computeUv)
        {
            var (u, s, vh) = LinearAlgebra.Svd(a, !some);
            return (u, s, vh.MT);
        }
        var values = LinearAlgebra.Svdvals(a);
        Tensor Zeros(long n) => Tensor.Zeros([.. a.Shape[..^2], n, n], a.DType, a.Device);
        return (Zeros(a.Size(-2)), values, Zeros(a.Size(-1)));
    }

    /// <summary>Eigenvalues and eigenvectors of symmetric matrices; <c>Linalg.Eigh</c> is the newer form.</summary>
    /// <param name="a">(..., N, N), Float32 or Float64.</param>
    /// <param name="eigenvectors">Whether to compute the vectors; default no (they are empty).</param>
    /// <param name="upper">Which triangle is read; default the upper one.</param>
    public static (Tensor Eigenvalues, Tensor Eigenvectors) Symeig(this Tensor a, bool eigenvectors = false, bool upper = true)
    {
        var uplo = upper ? Uplo.U : Uplo.L;
        return eigenvectors ? LinearAlgebra.Eigh(a, uplo) : (LinearAlgebra.Eigvalsh(a, uplo), Tensor.Empty([0], a.DType, a.Device));
    }

    /// <summary>The Frobenius or nuclear norm; of a matrix, or over two dimensions.</summary>
    /// <param name="a">Floating point.</param>
    /// <param name="p">Which one.</param>
    /// <param name="dim">The two dimensions; may be left out for a matrix.</param>
    /// <param name="keepDim">Whether they stay, with size 1.</param>
    /// <param name="dtype">The dtype to convert to before.</param>
    public static Tensor Norm(
        this Tensor a, MatrixOrder p, ReadOnlySpan<int> dim = default, bool keepDim = false, DType? dtype = null) =>
        LinearAlgebra.Norm(a, p, dim, keepDim, dtype);
}
