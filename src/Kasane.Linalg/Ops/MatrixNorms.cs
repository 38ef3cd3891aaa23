namespace Kasane.Internal;

/// <summary>Norms over two dimensions.</summary>
internal static class MatrixNorms
{
    /// <summary>Applies a norm of (..., M, N) over two dimensions.</summary>
    public static Tensor Over(Tensor a, ReadOnlySpan<int> dim, DType? dtype, bool keepDim, Func<Tensor, Tensor> norm)
    {
        ArgumentNullException.ThrowIfNull(a);
        if (a.Rank < 2)
            throw new ShapeException($"Linalg.MatrixNorm expects at least two dimensions, but got shape {a.Shape}.")
            {
                Operation = "MatrixNorm",
                Shapes = [a.Shape],
            };
        if (dim.Length is not (0 or 2))
            throw new ArgumentException($"Linalg.MatrixNorm expects two dimensions, but got {dim.Length}.", nameof(dim));
        if (!a.DType.IsFloatingPoint)
            throw new DTypeException($"Linalg.MatrixNorm expects a floating-point dtype, but the tensor is {a.DType}.")
            {
                Operation = "MatrixNorm",
            };
        var rows = dim.Length == 0 ? a.Rank - 2 : Dims.Normalize(dim[0], a.Rank, "Linalg.MatrixNorm");
        var columns = dim.Length == 0 ? a.Rank - 1 : Dims.Normalize(dim[1], a.Rank, "Linalg.MatrixNorm");
        if (rows == columns)
            throw new KasaneException($"Linalg.MatrixNorm expects two different dimensions, but got {dim[0]} and {dim[1]}.")
            {
                Operation = "MatrixNorm",
            };
        if (dtype is { } wanted) a = a.To(wanted);
        var y = norm(a.MoveDim([rows, columns], [-2, -1]));
        if (!keepDim) return y;
        return y.Unsqueeze(Math.Min(rows, columns)).Unsqueeze(Math.Max(rows, columns));
    }

    /// <summary>The smallest or largest of the last dimension.</summary>
    public static Tensor Extreme(Tensor x, bool smallest) => smallest ? x.Amin(-1) : x.Amax(-1);

    /// <summary>|A| |1/A|, infinite where there is no inverse.</summary>
    public static Tensor Condition(Tensor a, Func<Tensor, Tensor> norm)
    {
        var x = Checks.Square(a, "Linalg.Cond");
        if (x.Size(-1) == 0) return Tensor.Zeros(a.Shape[..^2], a.DType, a.Device);
        var results = Primitive.Call(default(InverseOp), [x]);
        var product = norm(x).Mul(norm(results[0]));
        return Functional.Where(results[1].Gt(0), double.PositiveInfinity, product).To(a.DType);
    }
}
