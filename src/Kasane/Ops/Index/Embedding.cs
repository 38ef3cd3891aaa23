namespace Kasane;

public static partial class Functional
{
    /// <summary>Rows of a table: out[i] = weight[input[i]].</summary>
    /// <param name="input">Int64 or Int32, any shape: numbers of rows.</param>
    /// <param name="weight">(V, D).</param>
    /// <param name="paddingIdx">A row that gets no gradient; negative numbers count from the last. Default: none.</param>
    /// <param name="maxNorm">Rows that are used and whose norm is larger are scaled to it, in place. Default: no bound.</param>
    /// <param name="normType">The degree of that norm; default 2.</param>
    /// <param name="scaleGradByFreq">Whether the gradient of a row is divided by how often it is used; default false.</param>
    /// <returns>The shape of <paramref name="input"/>, then D.</returns>
    /// <exception cref="TensorIndexException">There is no such row.</exception>
    /// <exception cref="ShapeException">The table is no matrix.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The padding row does not exist.</exception>
    public static Tensor Embedding(
        Tensor input, Tensor weight, long? paddingIdx = null, double? maxNorm = null, double normType = 2, bool scaleGradByFreq = false)
    {
        ArgumentNullException.ThrowIfNull(input);
        ArgumentNullException.ThrowIfNull(weight);
        if (weight.Rank != 2)
            throw new ShapeException($"Embedding expects a table (V, D), but got {weight.Shape}.") { Operation = "Embedding", Shapes = [weight.Shape] };
        if (input.DType is not (DType.Int64 or DType.Int32))
            throw new DTypeException($"Embedding expects numbers of rows as Int64 or Int32, but got {input.DType}. Convert them with To(DType.Int64).") { Operation = "Embedding" };
        var rows = weight.Layout.Size(0);
        if (paddingIdx is { } given && (given < -rows || given >= rows))
            throw new ArgumentOutOfRangeException(nameof(paddingIdx), given, $"Embedding expects a padding row of a table with {rows} rows.");
        var positions = IndexPositions.Of(input, rows, false, "Embedding", 0, weight.Device);
        if (maxNorm is { } bound) BoundNorms(weight, positions, bound, normType);
        return Primitive.Call(new EmbeddingOp(weight.Layout, paddingIdx < 0 ? paddingIdx + rows : paddingIdx, scaleGradByFreq), weight, positions);
    }

    private static void BoundNorms(Tensor weight, Tensor positions, double bound, double degree)
    {
        using var mode = Autograd.NoGrad();
        var used = positions.Reshape(-1);
        var rows = weight.IndexSelect(0, used);
        var norms = rows.Norm(degree, 1, true);
        var factors = Where(norms.Gt(bound), Tensor.Full([], bound, norms.DType, norms.Device).Div(norms.Add(1e-7)), norms.OnesLike());
        // A row that is used several times is written several times with the same values.
        weight[used] = rows.Mul(factors);
    }
}

/// <summary>Rows of a table; the gradient of the padding row is left out, that of the others divided by their frequency where wanted.</summary>
internal readonly record struct EmbeddingOp(Layout Table, long? Padding, bool ByFrequency) : IOp2
{
    private static readonly MergedDims Rows = new(0, 1);

    public static string Name => "Embedding";

    public Needs NeedsFor(bool left, bool right) => Needs.Right;

    public Tensor Forward(Tensor a, Tensor b) => new TakeRowsOp(Rows, Table).Forward(a, b);

    public Tensor? BackwardLeft(Tensor gradient, in Saved2 saved)
    {
        var positions = saved.Right;
        if (Padding is { } padding) gradient = Functional.Where(positions.Ne(padding).Unsqueeze(-1), gradient, Tensor.Zeros([], gradient.DType, gradient.Device));
        if (ByFrequency)
        {
            var ones = Tensor.Ones(positions.Shape, gradient.DType, gradient.Device);
            var counts = Tensor.Zeros([Table.Size(0)], gradient.DType, gradient.Device).PutRows(Rows, positions, ones, PutMode.Add);
            gradient = gradient.Div(counts.TakeRows(Rows, positions).Unsqueeze(-1));
        }
        return Tensor.Zeros(Table.Shape, gradient.DType, gradient.Device).PutRows(Rows, positions, gradient, PutMode.Add);
    }

    public Tensor? BackwardRight(Tensor gradient, in Saved2 saved) => null;
}
