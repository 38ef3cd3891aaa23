using System.Numerics;

namespace Kasane.Internal;

/// <summary>
/// Every contract as the plainest loop that fulfils it, in double (or 64-bit integer) arithmetic: the truth that fast kernels are tested
/// against, and a device with memory of its own that proves the seam. Not sealed: the backend of a new device can begin with these kernels
/// and replace one after the other.
/// </summary>
internal unsafe partial class ReferenceBackend : Backend
{
    public override Storage Allocate(long bytes) => Storage.Managed(Device.Reference, new byte[bytes]);

    public override void Upload(ReadOnlySpan<byte> host, in Block target)
    {
        fixed (byte* pin = target)
            host.CopyTo(new Span<byte>(target.Address(pin), host.Length));
    }

    public override void Download(in Block source, Span<byte> host)
    {
        fixed (byte* pin = source)
            new ReadOnlySpan<byte>(source.Address(pin), host.Length).CopyTo(host);
    }

    public override void Unary<TOp>(in TOp op, DType compute, in Block x, in Block y)
    {
        fixed (byte* px = x, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            foreach (var index in new Indices(y.Layout))
            {
                if (compute is DType.Int32 or DType.Int64) to.Set(index, op.Apply<LongAlgebra, long>(from.Long(index)));
                else if (compute == DType.Complex64) to.Set(index, op.Apply<ComplexAlgebra, Complex>(from.Complex(index)));
                else to.Set(index, op.Reference(from.Double(index)));
            }
        }
    }

    public override void Binary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block y)
    {
        fixed (byte* pa = a, pb = b, py = y)
        {
            var (left, right, to) = (new Accessor(a, pa), new Accessor(b, pb), new Accessor(y, py));
            foreach (var index in new Indices(y.Layout))
            {
                if (compute is DType.Int32 or DType.Int64) to.Set(index, op.Apply<LongAlgebra, long>(left.Long(index), right.Long(index)));
                else if (compute == DType.Complex64)
                    to.Set(index, op.Apply<ComplexAlgebra, Complex>(left.Complex(index), right.Complex(index)));
                else to.Set(index, op.Reference(left.Double(index), right.Double(index)));
            }
        }
    }

    public override void Ternary<TOp>(in TOp op, DType compute, in Block a, in Block b, in Block c, in Block y)
    {
        fixed (byte* pa = a, pb = b, pc = c, py = y)
        {
            var (first, second, third, to) = (new Accessor(a, pa), new Accessor(b, pb), new Accessor(c, pc), new Accessor(y, py));
            foreach (var index in new Indices(y.Layout))
            {
                if (compute is DType.Int32 or DType.Int64)
                    to.Set(index, op.Apply<LongAlgebra, long>(first.Long(index), second.Long(index), third.Long(index)));
                else if (compute == DType.Complex64)
                    to.Set(index, op.Apply<ComplexAlgebra, Complex>(first.Complex(index), second.Complex(index), third.Complex(index)));
                else to.Set(index, op.Reference(first.Double(index), second.Double(index), third.Double(index)));
            }
        }
    }

    public override void Copy(in Block x, in Block y)
    {
        fixed (byte* px = x, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            foreach (var index in new Indices(y.Layout))
                Conversion.Run(from.Address(index), x.DType, to.Address(index), y.DType, 1);
        }
    }

    public override void Fill(in Block y, Scalar value)
    {
        fixed (byte* py = y)
        {
            var to = new Accessor(y, py);
            foreach (var index in new Indices(y.Layout))
            {
                if (y.DType == DType.Complex64) *(Complex64*)to.Address(index) = (Complex64)value.ToComplex();
                else if (y.DType.IsFloatingPoint || value.Kind is ScalarKind.Floating or ScalarKind.Complex) to.Set(index, value.ToDouble());
                else to.Set(index, value.ToInt64());
            }
        }
    }

    public override void Reduce<TOp>(in TOp op, DType compute, in Block x, in Block y, ulong dims)
    {
        fixed (byte* px = x, py = y)
        {
            var (from, to) = (new Accessor(x, px), new Accessor(y, py));
            var integers = compute is DType.Int32 or DType.Int64;
            var reals = new double[y.Count];
            var longs = new long[y.Count];
            Array.Fill(reals, TOp.ReferenceIdentity);
            if (integers) Array.Fill(longs, TOp.Identity<LongAlgebra, long>());
            foreach (var index in new Indices(x.Layout))
            {
                long at = 0;
                for (var d = 0; d < index.Length; d++)
                    at = (at * y.Layout.Size(d)) + ((dims & (1UL << d)) != 0 ? 0 : index[d]);
                if (integers) longs[at] = TOp.Combine<LongAlgebra, long>(longs[at], from.Long(index));
                else reals[at] = TOp.Reference(reals[at], from.Double(index));
            }
            long i = 0;
            foreach (var index in new Indices(y.Layout))
            {
                if (integers) to.Set(index, longs[i++]);
                else to.Set(index, reals[i++]);
            }
        }
    }

    public override void ArgReduce(in Block x, in Block y, bool largest)
    {
        fixed (byte* px = x, py = y)
        {
            var from = new Accessor(x, px);
            var to = (long*)y.Address(py);
            var (outer, n, inner) = (x.Layout.Size(0), x.Layout.Size(1), x.Layout.Size(2));
            for (long o = 0; o < outer; o++)
                for (long i = 0; i < inner; i++)
                {
                    long best = 0;
                    for (long j = 1; j < n; j++)
                        if (Before(from, x.DType, [o, j, i], [o, best, i], largest)) best = j;
                    to[(o * inner) + i] = best;
                }
        }
    }

    private static bool Before(in Accessor from, DType dtype, ReadOnlySpan<long> challenger, ReadOnlySpan<long> best, bool largest)
    {
        if (!dtype.IsFloatingPoint)
            return largest ? from.Long(challenger) > from.Long(best) : from.Long(challenger) < from.Long(best);
        var (x, y) = (from.Double(challenger), from.Double(best));
        if (double.IsNaN(y)) return false;
        return double.IsNaN(x) || (largest ? x > y : x < y);
    }
}
