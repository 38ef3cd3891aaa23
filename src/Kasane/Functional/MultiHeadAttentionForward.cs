namespace Kasane;

public static partial class Functional
{
    /// <summary>
    /// Attention in several heads (Vaswani et al. 2017): queries, keys and values are projected, every head weighs the values by
    /// softmax(q k^T / sqrt(size of a head) + masks), and the heads' results side by side are projected once more.
    /// </summary>
    /// <param name="query">(L, batch, E), or (L, E).</param>
    /// <param name="key">(S, batch, kdim), or (S, kdim).</param>
    /// <param name="value">(S, batch, vdim), or (S, vdim).</param>
    /// <param name="embedDimToCheck">E.</param>
    /// <param name="numHeads">How many heads share E.</param>
    /// <param name="inProjWeight">(3 E, E): the projections of queries, keys and values, unless they are given one by one.</param>
    /// <param name="inProjBias">(3 E) or nothing.</param>
    /// <param name="biasK">(1, 1, E): one more key, or nothing.</param>
    /// <param name="biasV">(1, 1, E): its value, or nothing.</param>
    /// <param name="addZeroAttn">Whether one more key and value of zeros is added.</param>
    /// <param name="dropoutP">The probability with which a weight is dropped.</param>
    /// <param name="outProjWeight">(E, E): the last projection.</param>
    /// <param name="outProjBias">(E) or nothing.</param>
    /// <param name="training">Whether weights are dropped; default true.</param>
    /// <param name="keyPaddingMask">(batch, S), or (S): Bool, true for keys that do not count; or numbers added to the scores.</param>
    /// <param name="needWeights">Whether the weights are returned; default true.</param>
    /// <param name="attnMask">(L, S) or (batch * heads, L, S): Bool, true where a query does not see a key; or numbers added.</param>
    /// <param name="useSeparateProjWeight">Whether the three projections are given one by one; default false.</param>
    /// <param name="qProjWeight">(E, E).</param>
    /// <param name="kProjWeight">(E, kdim).</param>
    /// <param name="vProjWeight">(E, vdim).</param>
    /// <param name="staticK">(batch * heads, S, E / heads): keys to take as they are, or nothing.</param>
    /// <param name="staticV">(batch * heads, S, E / heads): values to take as they are, or nothing.</param>
    /// <param name="averageAttnWeights">Whether the returned weights are averaged over the heads; default true.</param>
    /// <returns>(L, batch, E), and the weights (batch, L, S) or (batch, heads, L, S) if wanted; without the batch if there was
    /// none.</returns>
    /// <exception cref="ShapeException">The shapes do not fit together.</exception>
    /// <exception cref="DTypeException">A mask of integers.</exception>
    public static (Tensor Output, Tensor? Weights) MultiHeadAttentionForward(
        Tensor query, Tensor key, Tensor value, long embedDimToCheck, int numHeads, Tensor? inProjWeight, Tensor? inProjBias, Tensor? biasK,
        Tensor? biasV, bool addZeroAttn, double dropoutP, Tensor outProjWeight, Tensor? outProjBias, bool training = true,
        Tensor? keyPaddingMask = null, bool needWeights = true, Tensor? attnMask = null, bool useSeparateProjWeight = false,
        Tensor? qProjWeight = null, Tensor? kProjWeight = null, Tensor? vProjWeight = null, Tensor? staticK = null, Tensor? staticV = null,
        bool averageAttnWeights = true)
    {
        var batched = MultiHeadAttention.IsBatched(query, key, value, keyPaddingMask, attnMask, numHeads);
        if (!batched)
        {
            keyPaddingMask = keyPaddingMask?.Unsqueeze(0);
            // One tensor in several places stays one.
            var (givenQuery, givenKey) = (query, key);
            query = query.Unsqueeze(1);
            key = ReferenceEquals(key, givenQuery) ? query : key.Unsqueeze(1);
            value = ReferenceEquals(value, givenKey) ? key : value.Unsqueeze(1);
        }
        MultiHeadAttention.Check(query, key, value, embedDimToCheck, numHeads, outProjWeight, useSeparateProjWeight);
        var (length, batch, width) = (query.Layout.Size(0), query.Layout.Size(1), query.Layout.Size(2));
        var (heads, size) = (batch * numHeads, width / numHeads);
        if (!needWeights && biasK is null && biasV is null && !addZeroAttn && staticK is null && staticV is null
            && attnMask is not { NeedsGradient: true } && keyPaddingMask is not { NeedsGradient: true } && query.ElementCount > 0
            && key.ElementCount > 0 && query.DType is DType.Float32 or DType.Float64)
        {
            var projections = useSeparateProjWeight
                ? MultiHeadAttention.ProjectPacked(query, key, value, qProjWeight, kProjWeight, vProjWeight, inProjBias)
                : MultiHeadAttention.ProjectPacked(query, key, value, inProjWeight, inProjBias);
            var added = MultiHeadAttention.AsBatch(attnMask, heads, length, key.Layout.Size(0));
            added = MultiHeadAttention.Merge(added, keyPaddingMask, batch, numHeads, key.Layout.Size(0), query.DType);
            var kept = DropoutMask.KeepOf(query, Layout.Contiguous([heads, length, key.Layout.Size(0)]), dropoutP, training, null);
            var attention = new AttentionOp(numHeads, new(1 / Math.Sqrt(size), dropoutP == 1 ? 0 : 1 / (1 - dropoutP), false));
            var mixed = Primitive.Call(attention, [.. projections, added, kept])[0];
            mixed = LinearInMemoryOrder(mixed, outProjWeight, outProjBias);
            return (batched ? mixed : mixed.Squeeze(1), null);
        }
        var (q, k, v) = useSeparateProjWeight
            ? MultiHeadAttention.Project(query, key, value, qProjWeight, kProjWeight, vProjWeight, inProjBias)
            : MultiHeadAttention.Project(query, key, value, inProjWeight, inProjBias);
        attnMask = MultiHeadAttention.AsBatch(attnMask, heads, length, key.Layout.Size(0));

        if (biasK is null != biasV is null || (biasK is not null && (staticK is not null || staticV is not null)))
            throw new ArgumentException(
                "MultiHeadAttentionForward expects biasK and biasV together, and not beside static keys or values.", nameof(biasK));
        if (biasK is not null && biasV is not null)
        {
            k = Cat([k, biasK.Repeat(1, batch, 1)]);
            v = Cat([v, biasV.Repeat(1, batch, 1)]);
            (attnMask, keyPaddingMask) = (MultiHeadAttention.Widened(attnMask), MultiHeadAttention.Widened(keyPaddingMask));
        }
        q = q.Reshape(length, heads, size).Transpose(0, 1);
        k = MultiHeadAttention.Static(staticK, heads, size, nameof(staticK)) ?? k.Reshape(k.Layout.Size(0), heads, size).Transpose(0, 1);
        v = MultiHeadAttention.Static(staticV, heads, size, nameof(staticV)) ?? v.Reshape(v.Layout.Size(0), heads, size).Transpose(0, 1);
        if (addZeroAttn)
        {
            var zeros = Tensor.Zeros([heads, 1, size], k.DType, k.Device);
            (k, v) = (Cat([k, zeros], 1), Cat([v, zeros], 1));
            (attnMask, keyPaddingMask) = (MultiHeadAttention.Widened(attnMask), MultiHeadAttention.Widened(keyPaddingMask));
        }
        var sources = k.Layout.Size(1);
        var mask = MultiHeadAttention.Merge(attnMask, keyPaddingMask, batch, numHeads, sources, q.DType);

        var scores = q.Mul(1 / Math.Sqrt(size)).MatMul(k.Transpose(-2, -1));
        if (mask is not null) scores = scores.Add(mask);
        var weights = Dropout(scores.Softmax(-1), dropoutP, training);
        var output = weights.MatMul(v).Transpose(0, 1).Reshape(length * batch, width);
        output = Linear(output, outProjWeight, outProjBias);
        output = batched ? output.Reshape(length, batch, output.Layout.Size(1)) : output;
        if (!needWeights) return (output, null);
        weights = weights.Reshape(batch, numHeads, length, sources);
        if (averageAttnWeights) weights = weights.Sum(1).Div(numHeads);
        return (output, batched ? weights : weights.Squeeze(0));
    }
}
