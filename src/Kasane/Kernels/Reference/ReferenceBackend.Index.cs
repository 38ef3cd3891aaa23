namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override long Positions(in Block index, in Block y, long size, long stride, ReadOnlySpan<long> steps, bool wrap, bool accumulate)
    {
        fixed (byte* pi = index, py = y)
        {
            var at = (long*)index.Address(pi);
            var to = (long*)y.Address(py);
            long i = 0;
            foreach (var place in new Indices(index.Layout))
            {
                var given = at[i];
                if (given >= size || given < (wrap ? -size : 0)) return i;
                var position = (given < 0 ? given + size : given) * stride;
                for (var d = 0; d < steps.Length; d++) position += place[d] * steps[d];
                to[i] = accumulate ? to[i] + position : position;
                i++;
            }
            return -1;
        }
    }

    public override void Take(in Block x, in Block index, in Block y)
    {
        fixed (byte* px = x, pi = index, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            var at = (long*)index.Address(pi);
            if (y.Count > 0) IndexRange.Require(at, index.Count, x.Layout.Size(1));
            foreach (var place in new Indices(y.Layout))
            {
                long[] source = [place[0], at[place[1]], place[2]];
                Conversion.Run(from.Address(source), x.DType, to.Address(place), y.DType, 1);
            }
        }
    }

    public override void Put(in Block x, in Block index, in Block values, PutMode mode)
    {
        fixed (byte* px = x, pi = index, pv = values)
        {
            long[] sizes = [x.Layout.Size(0), index.Count, x.Layout.Size(2)];
            var to = new Accessor(x, px);
            var given = new Accessor(values, pv);
            var at = (long*)index.Address(pi);
            if (x.Count > 0) IndexRange.Require(at, index.Count, x.Layout.Size(1));
            foreach (var place in new Indices(Layout.Contiguous(sizes)))
            {
                long[] target = [place[0], at[place[1]], place[2]];
                PutElement(to, target, x.DType, given, place, mode);
            }
        }
    }

    public override long TakeAlong(in Block x, in Block index, in Block y, int dim)
    {
        fixed (byte* px = x, pi = index, py = y)
        {
            var (from, at, to) = (new Accessor(x, px), new Accessor(index, pi), new Accessor(y, py));
            var bad = FirstOutside(at, index.Layout, x.Layout.Size(dim));
            if (bad >= 0) return bad;
            foreach (var place in new Indices(y.Layout))
            {
                var source = place.ToArray();
                source[dim] = at.Long(place);
                Conversion.Run(from.Address(source), x.DType, to.Address(place), y.DType, 1);
            }
            return -1;
        }
    }

    public override long PutAlong(in Block x, in Block index, in Block values, int dim, PutMode mode, bool checkFirst)
    {
        fixed (byte* px = x, pi = index, pv = values)
        {
            var (to, at, given) = (new Accessor(x, px), new Accessor(index, pi), new Accessor(values, pv));
            var bad = FirstOutside(at, index.Layout, x.Layout.Size(dim));
            if (bad >= 0) return bad;
            foreach (var place in new Indices(index.Layout))
            {
                var target = place.ToArray();
                target[dim] = at.Long(place);
                PutElement(to, target, x.DType, given, place, mode);
            }
            return -1;
        }
    }

    private static long FirstOutside(in Accessor index, Layout layout, long size)
    {
        long i = 0;
        foreach (var place in new Indices(layout))
        {
            if (index.Long(place) < 0 || index.Long(place) >= size) return i;
            i++;
        }
        return -1;
    }

    private static double Combine(double a, double b, PutMode mode) => mode switch
    {
        PutMode.Add => a + b,
        PutMode.Multiply => a * b,
        PutMode.Largest => Math.Max(a, b),
        _ => Math.Min(a, b),
    };

    private static long Combine(long a, long b, PutMode mode) => mode switch
    {
        PutMode.Add => a + b,
        PutMode.Multiply => a * b,
        PutMode.Largest => Math.Max(a, b),
        _ => Math.Min(a, b),
    };

    private static void PutElement(in Accessor to, long[] target, DType dtype, in Accessor given, ReadOnlySpan<long> place, PutMode mode)
    {
        if (mode == PutMode.Overwrite) Conversion.Run(given.Address(place), dtype, to.Address(target), dtype, 1);
        else if (dtype == DType.Complex64) PutComplex((Complex64*)to.Address(target), *(Complex64*)given.Address(place), mode);
        else if (dtype.IsFloatingPoint) to.Set(target, Combine(to.Double(target), given.Double(place), mode));
        else to.Set(target, Combine(to.Long(target), given.Long(place), mode));
    }

    private static void PutComplex(Complex64* place, Complex64 value, PutMode mode)
    {
        System.Numerics.Complex a = *place, b = value;
        *place = (Complex64)(mode == PutMode.Multiply ? a * b : a + b);
    }
}
