namespace Kasane.Internal;

internal sealed unsafe partial class ReferenceBackend
{
    public override void Drop(in Block x, in Block kept, double factor, in Block y)
    {
        fixed (byte* px = x, pk = kept, py = y)
        {
            var (from, mask, to) = (new Accessor(x, px), new Accessor(kept, pk), new Accessor(y, py));
            foreach (var index in new Indices(y.Layout)) to.Set(index, from.Double(index) * (mask.Long(index) != 0 ? factor : 0));
        }
    }

    public override void Attention(
        in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block y, in Block logSum)
    {
        var (givenMask, givenKept) = (mask ?? default, kept ?? default);
        fixed (byte* pq = q, pk = k, pv = v, pm = givenMask, pd = givenKept, py = y, ps = logSum)
        {
            var (queries, keys, values) = (new Accessor(q, pq), new Accessor(k, pk), new Accessor(v, pv));
            var (to, sums) = (new Accessor(y, py), new Accessor(logSum, ps));
            var sources = k.Layout.Size(2);
            var scores = new double[sources];
            foreach (var row in new Indices(Layout.Contiguous(q.Layout.Sizes[..3])))
            {
                Scores(scores, row, queries, keys, q.Layout.Size(3), mask is null ? null : new Accessor(givenMask, pm), terms);
                var largest = scores.Max();
                var sum = scores.Sum(score => Math.Exp(score - largest));
                sums.Set(row, largest + Math.Log(sum));
                for (long e = 0; e < v.Layout.Size(3); e++)
                {
                    var total = 0.0;
                    for (long j = 0; j < sources; j++)
                    {
                        var factor = kept is null ? 1 : new Accessor(givenKept, pd).Long([.. row, j]) != 0 ? terms.Factor : 0;
                        total += Math.Exp(scores[j] - largest) / sum * factor * values.Double([row[0], row[1], j, e]);
                    }
                    to.Set([.. row, e], total);
                }
            }
        }
    }

    public override void AttentionGradient(
        in Block gradient, in Block q, in Block k, in Block v, Block? mask, Block? kept, in AttentionTerms terms, in Block logSum,
        in Block ofQ, in Block ofK, in Block ofV)
    {
        var (givenMask, givenKept) = (mask ?? default, kept ?? default);
        Fill(ofQ, 0);
        Fill(ofK, 0);
        Fill(ofV, 0);
        fixed (byte* pq = q, pk = k, pv = v, pm = givenMask, pd = givenKept, pg = gradient, ps = logSum)
        fixed (byte* pofq = ofQ, pofk = ofK, pofv = ofV)
        {
            var (queries, keys, values) = (new Accessor(q, pq), new Accessor(k, pk), new Accessor(v, pv));
            var (g, sums) = (new Accessor(gradient, pg), new Accessor(logSum, ps));
            var (toQ, toK, toV) = (new Accessor(ofQ, pofq), new Accessor(ofK, pofk), new Accessor(ofV, pofv));
            var sources = k.Layout.Size(2);
            double[] weights = new double[sources], ofWeights = new double[sources];
            foreach (var row in new Indices(Layout.Contiguous(q.Layout.Sizes[..3])))
            {
                Scores(weights, row, queries, keys, q.Layout.Size(3), mask is null ? null : new Accessor(givenMask, pm), terms);
                // The logarithm was rounded to the results' dtype.
                var shift = sums.Double(row);
                var total = weights.Sum(score => Math.Exp(score - shift));
                for (long j = 0; j < sources; j++)
                {
                    weights[j] = Math.Exp(weights[j] - shift) / total;
                    var factor = kept is null ? 1 : new Accessor(givenKept, pd).Long([.. row, j]) != 0 ? terms.Factor : 0;
                    ofWeights[j] = 0;
                    for (long e = 0; e < v.Layout.Size(3); e++)
                    {
                        var given = g.Double([.. row, e]) * factor;
                        ofWeights[j] += given * values.Double([row[0], row[1], j, e]);
                        AddTo(toV, [row[0], row[1], j, e], weights[j] * given);
                    }
                }
                var mean = weights.Zip(ofWeights, (p, d) => p * d).Sum();
                for (long j = 0; j < sources; j++)
                    for (long e = 0; e < q.Layout.Size(3); e++)
                    {
                        var ofScore = weights[j] * (ofWeights[j] - mean) * terms.Scale;
                        AddTo(toQ, [.. row, e], ofScore * keys.Double([row[0], row[1], j, e]));
                        AddTo(toK, [row[0], row[1], j, e], ofScore * queries.Double([.. row, e]));
                    }
            }
        }
    }

    private static void Scores(
        double[] scores, ReadOnlySpan<long> row, in Accessor queries, in Accessor keys, long width, Accessor? mask, in AttentionTerms terms)
    {
        for (long j = 0; j < scores.Length; j++)
        {
            var sum = 0.0;
            for (long e = 0; e < width; e++) sum += queries.Double([.. row, e]) * keys.Double([row[0], row[1], j, e]);
            scores[j] = (sum * terms.Scale) + (mask?.Double([.. row, j]) ?? 0);
            if (terms.Causal && j > row[2]) scores[j] = double.NegativeInfinity;
        }
    }

    private static void AddTo(in Accessor to, ReadOnlySpan<long> index, double value) => to.Set(index, to.Double(index) + value);
}
