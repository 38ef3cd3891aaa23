namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Nll(
        in Block x, in Block target, Block? weight, long ignoreIndex, bool logits, in Block loss, in Block used, in Block logSum)
    {
        var given = weight ?? default;
        fixed (byte* px = x, pt = target, pw = given, pl = loss, pu = used, ps = logSum)
        {
            var from = new Accessor(x, px);
            var classes = (long*)target.Address(pt);
            var (toLoss, toUsed, toSum) = (new Accessor(loss, pl), new Accessor(used, pu), new Accessor(logSum, ps));
            var (n, inner) = (x.Layout.Size(1), x.Layout.Size(2));
            for (long o = 0; o < x.Layout.Size(0); o++)
                for (long i = 0; i < inner; i++)
                {
                    var (max, sum) = (double.NegativeInfinity, 0.0);
                    for (long j = 0; j < n; j++) max = Math.Max(max, from.Double([o, j, i]));
                    for (long j = 0; j < n; j++) sum += Math.Exp(from.Double([o, j, i]) - max);
                    var log = logits ? Math.Log(sum) + max : 0;
                    var at = classes[(o * inner) + i];
                    var w = at == ignoreIndex ? 0 : weight is null ? 1 : new Accessor(given, pw).Double([at]);
                    toSum.Set([o, i], log);
                    toUsed.Set([o, i], w);
                    toLoss.Set([o, i], at == ignoreIndex ? 0 : w * (log - from.Double([o, at, i])));
                }
        }
    }

    public override void NllGradient(
        in Block gradient, in Block x, in Block target, in Block used, in Block logSum, bool logits, in Block y)
    {
        fixed (byte* pg = gradient, px = x, pt = target, pu = used, ps = logSum, py = y)
        {
            var (g, from) = (new Accessor(gradient, pg), new Accessor(x, px));
            var classes = (long*)target.Address(pt);
            var (weights, sums, to) = (new Accessor(used, pu), new Accessor(logSum, ps), new Accessor(y, py));
            var inner = x.Layout.Size(2);
            foreach (var index in new Indices(y.Layout))
            {
                var (o, j, i) = (index[0], index[1], index[2]);
                var scale = g.Double([o, i]) * weights.Double([o, i]);
                var one = classes[(o * inner) + i] == j ? 1.0 : 0;
                to.Set(index, scale == 0 ? 0 : scale * ((logits ? Math.Exp(from.Double(index) - sums.Double([o, i])) : 0) - one));
            }
        }
    }
}
