namespace Kasane;

public static partial class Functional
{
    /// <summary>Rows of a table, chosen by index.</summary>
    /// <param name="input">Int64 or Int32 indices from 0; any shape.</param>
    /// <param name="weight">(rows, features).</param>
    /// <param name="paddingIdx">A row that gets no gradient; negative numbers count from the last.</param>
    /// <param name="maxNorm">Rows that are used and longer are shortened to this, in place.</param>
    /// <param name="normType">The p of that norm; default 2.</param>
    /// <param name="scaleGradByFreq">Whether a row's gradient is divided by how often it was used; default false.</param>
    /// <param name="sparse">Has no effect: gradients are dense.</param>
    /// <returns>(*, features).</returns>
    /// <exception cref="TensorIndexException">An index is out of range or no integer.</exception>
    public static Tensor Embedding(
        Tensor input, Tensor weight, long? paddingIdx = null, double? maxNorm = null, double normType = 2, bool scaleGradByFreq = false, bool sparse = false)
    {
        _ = sparse;
        if (weight.Rank != 2) throw new ShapeException($"Embedding expects a weight of shape (rows, features), but got {weight.Shape}.") { Operation = "Embedding", Shapes = [weight.Shape] };
        var rows = weight.Layout.Size(0);
        if (paddingIdx is { } given && (given < -rows || given >= rows))
            throw new ArgumentOutOfRangeException(nameof(paddingIdx), given, $"Embedding expects a padding index within the {rows} rows.");
        var positions = IndexPositions.Of(input, rows, false, "Embedding", 0, weight.Device);
        if (maxNorm is { } most) EmbeddingNorms.Shorten(weight, positions, most, normType);
        return Primitive.Call(new EmbeddingOp(paddingIdx is { } padding ? (padding + rows) % rows : -1, scaleGradByFreq, weight.Shape.ToArray()), weight, positions);
    }
}

/// <summary>(weight, positions) -> rows.</summary>
internal readonly record struct EmbeddingOp(long Padding, bool ByFrequency, long[] From) : IOp2
{
    public static string Name => "Embedding";

    public Needs NeedsFor(bool left, bool right) => Needs.Right;

    public Tensor Forward(Tensor a, Tensor b) => new TakeRowsOp(new(0, 1), a.Layout).Forward(a, b);

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved)
    {
        var positions = saved.Right;
        if (ByFrequency)
        {
            var counts = Tensor.Zeros([From[0]], gradient.DType, gradient.Device).PutFlat(positions, Tensor.Ones([], gradient.DType, gradient.Device), accumulate: true);
            gradient = gradient.Div(counts.TakeFlat(positions).Unsqueeze(-1));
        }
        if (Padding >= 0) gradient = gradient.MaskedFill(positions.Eq(Padding).Unsqueeze(-1), 0);
        return Tensor.Zeros(From, gradient.DType, gradient.Device).PutRows(new(0, 1), positions, gradient, PutMode.Add);
    }

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}

/// <summary>Keeps the rows of a table short.</summary>
internal static class EmbeddingNorms
{
    public static void Shorten(Tensor weight, Tensor positions, double maxNorm, double p)
    {
        using var noGrad = Autograd.NoGrad();
        var used = Tensor.Zeros([weight.Layout.Size(0)], DType.Bool, weight.Device).PutFlat(positions, Tensor.Ones([], DType.Bool, weight.Device), accumulate: false);
        var norms = weight.Norm(p, 1);
        var factors = Functional.Where(used.LogicalAnd(norms.Gt(maxNorm)), Functional.Reciprocal(norms.Add(1e-7)).Mul(maxNorm), norms.OnesLike());
        weight.MulInPlace(factors.Unsqueeze(1));
    }
}
