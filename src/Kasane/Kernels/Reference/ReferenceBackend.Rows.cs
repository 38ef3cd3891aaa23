namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Softmax(in Block x, in Block y, bool log)
    {
        fixed (byte* px = x, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            var n = x.Layout.Size(1);
            for (long o = 0; o < x.Layout.Size(0); o++)
                for (long i = 0; i < x.Layout.Size(2); i++)
                {
                    var (max, sum) = (double.NegativeInfinity, 0.0);
                    for (long j = 0; j < n; j++) max = Math.Max(max, from.Double([o, j, i]));
                    for (long j = 0; j < n; j++) sum += Math.Exp(from.Double([o, j, i]) - max);
                    for (long j = 0; j < n; j++)
                    {
                        var shifted = from.Double([o, j, i]) - max;
                        to.Set([o, j, i], log ? shifted - Math.Log(sum) : Math.Exp(shifted) / sum);
                    }
                }
        }
    }

    public override void SoftmaxGradient(in Block gradient, in Block result, in Block y, bool log)
    {
        fixed (byte* pg = gradient, pr = result, py = y)
        {
            var (g, r, to) = (new Accessor(gradient, pg), new Accessor(result, pr), new Accessor(y, py));
            var n = y.Layout.Size(1);
            for (long o = 0; o < y.Layout.Size(0); o++)
                for (long i = 0; i < y.Layout.Size(2); i++)
                {
                    var sum = 0.0;
                    for (long j = 0; j < n; j++) sum += log ? g.Double([o, j, i]) : g.Double([o, j, i]) * r.Double([o, j, i]);
                    for (long j = 0; j < n; j++)
                    {
                        var (dy, value) = (g.Double([o, j, i]), r.Double([o, j, i]));
                        to.Set([o, j, i], log ? dy - (Math.Exp(value) * sum) : (dy - sum) * value);
                    }
                }
        }
    }

    public override void Scan<TOp>(in TOp op, DType compute, in Block x, in Block y, bool reverse, bool exclusive)
    {
        fixed (byte* px = x, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            var n = x.Layout.Size(1);
            var integers = compute is DType.Int32 or DType.Int64;
            for (long o = 0; o < x.Layout.Size(0); o++)
                for (long i = 0; i < x.Layout.Size(2); i++)
                {
                    var real = TOp.ReferenceIdentity;
                    var whole = integers ? TOp.Identity<LongAlgebra, long>() : 0;
                    for (long step = 0; step < n; step++)
                    {
                        var j = reverse ? n - 1 - step : step;
                        var (realBefore, wholeBefore) = (real, whole);
                        if (integers) whole = TOp.Combine<LongAlgebra, long>(whole, from.Long([o, j, i]));
                        else real = TOp.Reference(real, from.Double([o, j, i]));
                        if (integers) to.Set([o, j, i], exclusive ? wholeBefore : whole);
                        else to.Set([o, j, i], exclusive ? realBefore : real);
                    }
                }
        }
    }

    public override void ArgScan(in Block x, in Block values, in Block places, bool largest)
    {
        fixed (byte* px = x, pv = values, pp = places)
        {
            var (from, to, where) = (new Accessor(x, px), new Accessor(values, pv), new Accessor(places, pp));
            for (long o = 0; o < x.Layout.Size(0); o++)
                for (long i = 0; i < x.Layout.Size(2); i++)
                {
                    long best = 0;
                    for (long j = 0; j < x.Layout.Size(1); j++)
                    {
                        // Equal ones move on to the later place: the earlier one does not come strictly before it.
                        if (!Before(from, x.DType, [o, best, i], [o, j, i], largest)) best = j;
                        where.Set([o, j, i], best);
                        Conversion.Run(from.Address([o, best, i]), x.DType, to.Address([o, j, i]), x.DType, 1);
                    }
                }
        }
    }
}
