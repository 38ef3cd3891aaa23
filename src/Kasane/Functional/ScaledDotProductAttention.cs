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
            throw new ShapeException($"ScaledDotProductAttention expects at least 2 dimensions, but got shapes {query.Shape}, {key.Shape} and {value.Shape}.") { Operation = "ScaledDotProductAttention" };
        var scores = query.Mul(1 / Math.Sqrt(query.Layout.Size(query.Rank - 1))).MatMul(key.Transpose(-2, -1));
        if (isCausal) attnMask = Tensor.Ones([query.Layout.Size(query.Rank - 2), key.Layout.Size(key.Rank - 2)], DType.Bool, query.Device).Tril();
        if (attnMask is { DType: DType.Bool }) scores = scores.MaskedFill(attnMask.LogicalNot(), double.NegativeInfinity);
        else if (attnMask is not null) scores = scores.Add(attnMask);
        return Dropout(scores.Softmax(-1), dropoutP, generator: generator).MatMul(value);
    }
}
