namespace Kasane.Internal;

/// <summary>Pieces of the derivatives.</summary>
internal static class MatrixRules
{
    /// <summary>The bit that keeps an operation's results.</summary>
    public const ulong Results = SavedN.AllResults;

    public static Tensor Identity(long n, Tensor like) => Tensor.Eye(n, null, like.DType, like.Device);

    /// <summary>X - X^T.</summary>
    public static Tensor Skew(Tensor x) => x.Sub(x.MT);

    /// <summary>Columns times numbers.</summary>
    public static Tensor ScaleColumns(Tensor x, Tensor numbers) => x.Mul(numbers.Unsqueeze(-2));

    /// <summary>Rows times numbers.</summary>
    public static Tensor ScaleRows(Tensor x, Tensor numbers) => x.Mul(numbers.Unsqueeze(-1));

    /// <summary>X without its diagonal.</summary>
    public static Tensor OffDiagonal(Tensor x) => x.MaskedFill(Identity(x.Size(-1), x).Bool(), 0);

    /// <summary>x[j] - x[i] at (i, j), and 1 on the diagonal.</summary>
    public static Tensor Differences(Tensor x) => x.Unsqueeze(-2).Sub(x.Unsqueeze(-1)).MaskedFill(Identity(x.Size(-1), x).Bool(), 1);
}
