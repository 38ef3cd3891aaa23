namespace Kasane;

public static partial class Functional
{
    /// <summary>softmax(q k^T / sqrt(E) + mask) v.</summary>
    /// <param name="query">(..., L, E).</param>
    /// <param name="key">(..., S, E).</param>
    /// <param name="value">(..., S, V).</param>
    /// <param name="attnMask">A shape that broadcasts to (..., L, S). Bool: true takes part. Otherwise it is added to the scores.</param>
    /// <param name="dropoutP">The probability with which a weight is dropped; default 0.</param>
    /// <param name="isCausal">Whether position i sees only positions up to i; default false, not together with a mask.</param>
    /// <param name="generator">The stream to draw from; default <see cref="Generator.Default"/>.</param>
    /// <returns>(..., L, V).</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="KasaneException">A mask together with isCausal.</exception>
    public static Tensor ScaledDotProductAttention(
        Tensor query, Tensor key, Tensor value, Tensor? attnMask = null, double dropoutP = 0, bool isCausal = false, Generator? generator = null)
    {
        if (isCausal && attnMask is not null)
            throw new KasaneException("ScaledDotProductAttention expects either a mask or isCausal, not both.") { Operation = "ScaledDotProductAttention" };
        if (query.Rank < 2 || key.Rank < 2 || value.Rank < 2)
            throw new ShapeException(
                $"ScaledDotProductAttention expects at least 2 dimensions, but got shapes {query.Shape}, {key.Shape} and {value.Shape}.")
            {
                Operation = "ScaledDotProductAttention",
            };
        if (AttentionOp.Takes(query, key, value, attnMask is { DType: DType.Bool } ? null : attnMask) && AreAlike(query, key, value))
            return Fused(query, key, value, attnMask, dropoutP, isCausal, generator);
        var scores = query.Mul(1 / Math.Sqrt(query.Layout.Size(query.Rank - 1))).MatMul(key.Transpose(-2, -1));
        if (isCausal) attnMask = Tensor.Ones([query.Layout.Size(query.Rank - 2), key.Layout.Size(key.Rank - 2)], DType.Bool, query.Device).Tril();
        if (attnMask is { DType: DType.Bool }) scores = scores.MaskedFill(attnMask.LogicalNot(), double.NegativeInfinity);
        else if (attnMask is not null) scores = scores.Add(attnMask);
        return Dropout(scores.Softmax(-1), dropoutP, generator: generator).MatMul(value);
    }

    private static bool AreAlike(Tensor query, Tensor key, Tensor value) =>
        query.Rank == key.Rank && key.Rank == value.Rank
        && query.Layout.Sizes[..^2].SequenceEqual(key.Layout.Sizes[..^2]) && key.Layout.Sizes[..^1].SequenceEqual(value.Layout.Sizes[..^1])
        && query.Layout.Size(query.Rank - 1) == key.Layout.Size(key.Rank - 1);

    private static Tensor Fused(
        Tensor query, Tensor key, Tensor value, Tensor? mask, double dropoutP, bool isCausal, Generator? generator)
    {
        var leading = query.Layout.Sizes[..^2].ToArray();
        long rows = query.Layout.Size(query.Rank - 2), sources = key.Layout.Size(key.Rank - 2), batch = 1;
        foreach (var size in leading) batch *= size;
        if (mask is { DType: DType.Bool })
            mask = Tensor.Zeros(mask.Shape, query.DType, query.Device).MaskedFill(mask.LogicalNot(), double.NegativeInfinity);
        if (mask is not null)
            mask = mask.Rank <= 2 ? mask.Expand(rows, sources).Unsqueeze(0) : mask.Expand([.. leading, rows, sources]).Reshape(batch, rows, sources);
        var kept = DropoutMask.KeepOf(query, Layout.Contiguous([batch, rows, sources]), dropoutP, true, generator);
        var terms = new AttentionTerms(
            1 / Math.Sqrt(query.Layout.Size(query.Rank - 1)), dropoutP == 1 ? 0 : 1 / (1 - dropoutP), isCausal);
        var y = Primitive.Call(new AttentionOp(1, terms), [Flat(query), Flat(key), Flat(value), mask, kept])[0];
        return y.Transpose(0, 1).Reshape([.. leading, rows, value.Layout.Size(value.Rank - 1)]);

        Tensor Flat(Tensor x) => x.Reshape(batch, x.Layout.Size(x.Rank - 2), x.Layout.Size(x.Rank - 1)).Transpose(0, 1);
    }
}
