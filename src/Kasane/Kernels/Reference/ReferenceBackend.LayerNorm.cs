namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void LayerNorm(in Block x, Block? weight, Block? bias, double eps, in Block y, in Block mean, in Block inverseStd)
    {
        var row = Layout.Contiguous([x.Layout.Size(1)]);
        var (w, b) = (weight?.With(row) ?? default, bias?.With(row) ?? default);
        fixed (byte* px = x, pw = w, pb = b, py = y, pm = mean, ps = inverseStd)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            var (means, inverses) = (new Accessor(mean, pm), new Accessor(inverseStd, ps));
            var n = x.Layout.Size(1);
            for (long r = 0; r < x.Layout.Size(0); r++)
            {
                var (sum, squares) = (0.0, 0.0);
                for (long i = 0; i < n; i++) sum += from.Double([r, i]);
                var centre = sum / n;
                for (long i = 0; i < n; i++) squares += Math.Pow(from.Double([r, i]) - centre, 2);
                var inverse = 1 / Math.Sqrt((squares / n) + eps);
                means.Set([r], centre);
                inverses.Set([r], inverse);
                for (long i = 0; i < n; i++)
                {
                    var value = (from.Double([r, i]) - centre) * inverse;
                    if (weight is not null) value *= new Accessor(w, pw).Double([i]);
                    if (bias is not null) value += new Accessor(b, pb).Double([i]);
                    to.Set([r, i], value);
                }
            }
        }
    }

    public override void LayerNormGradient(
        in Block gradient, in Block x, in Block mean, in Block inverseStd, Block? weight, in Block y, Block? ofWeight, Block? ofBias)
    {
        var w = weight?.With(Layout.Contiguous([x.Layout.Size(1)])) ?? default;
        fixed (byte* pg = gradient, px = x, pm = mean, ps = inverseStd, pw = w, py = y)
        {
            var (g, from, to) = (new Accessor(gradient, pg), new Accessor(x, px), new Accessor(y, py));
            var (means, inverses) = (new Accessor(mean, pm), new Accessor(inverseStd, ps));
            var n = x.Layout.Size(1);
            var (h, xhat) = (new double[n], new double[n]);
            var (sums, sumsX) = (new double[n], new double[n]);
            for (long r = 0; r < x.Layout.Size(0); r++)
            {
                var inverse = inverses.Double([r]);
                for (long i = 0; i < n; i++)
                {
                    h[i] = g.Double([r, i]) * (weight is null ? 1 : new Accessor(w, pw).Double([i]));
                    xhat[i] = (from.Double([r, i]) - means.Double([r])) * inverse;
                    sums[i] += g.Double([r, i]);
                    sumsX[i] += g.Double([r, i]) * xhat[i];
                }
                var meanH = h.Sum() / n;
                var meanX = h.Zip(xhat, (a, b) => a * b).Sum() / n;
                for (long i = 0; i < n; i++) to.Set([r, i], inverse * (h[i] - meanH - (xhat[i] * meanX)));
            }
            WriteAll(ofWeight, sumsX);
            WriteAll(ofBias, sums);
        }
    }

    private static void WriteAll(Block? target, double[] values)
    {
        if (target is not { } block) return;
        fixed (byte* pin = block)
            for (long i = 0; i < values.Length; i++) new Accessor(block, pin).Set([i], values[i]);
    }
}
