using System.Runtime.InteropServices;

namespace Kasane.Internal;

internal sealed unsafe partial class CpuBackend
{
    public override void Fourier(in Block x, in Block y, ReadOnlySpan<int> dims, bool inverse, double scale)
    {
        if (y.Count == 0) return;
        fixed (byte* px = x, py = y)
        {
            byte* source = x.Address(px), target = y.Address(py);
            var (from, to) = (FourierFormat.Of(x.DType), FourierFormat.Of(y.DType));
            var wide = from.IsDouble || to.IsDouble;
            // What stands between two dimensions. The result's own memory serves if it has that form.
            var between = new FourierFormat(true, wide);
            var last = dims.Length - 1;
            var own = dims.Length > 1 && (!to.IsComplex || wide);
            var held = to.IsComplex ? y.Layout : x.Layout;
            using var scratch = Scratch.Rent(own ? held.Count * between.ItemSize : 1);
            var middle = own ? scratch.Pointer : target;
            for (var i = 0; i < dims.Length; i++)
            {
                // The halved dimension: first towards complex numbers, last towards real ones.
                var dim = dims[to.IsComplex ? last - i : i];
                var (begins, ends) = (i == 0, i == last);
                var halved = to.IsComplex ? begins : ends;
                var sizes = to.IsComplex ? y.Layout.Sizes : x.Layout.Sizes;
                var job = new FourierJob
                {
                    Source = begins ? source : middle,
                    Target = ends ? target : middle,
                    From = begins ? from : between,
                    To = ends ? to : between,
                    SourceLength = (nint)(halved ? x.Layout.Size(dim) : sizes[dim]),
                    TargetLength = (nint)(halved ? y.Layout.Size(dim) : sizes[dim]),
                    Inner = (nint)Product(sizes[(dim + 1)..]),
                    Inverse = inverse,
                    Scale = ends ? scale : 1,
                };
                job.Mirrored = halved && !to.IsComplex && job.SourceLength != job.TargetLength;
                job.N = checked((int)Math.Max(job.SourceLength, job.TargetLength));
                job.Lines = (nint)Product(sizes[..dim]) * job.Inner;
                Run(ref job, wide);
            }
        }
    }

    private static void Run(ref FourierJob job, bool wide)
    {
        var whole = FourierPlan.Of(job.N);
        job.Halved = job.From.IsComplex != job.To.IsComplex && job.N % 2 == 0 && whole.Convolution is null;
        if (job.Halved) job.N /= 2;
        var plan = job.Halved ? FourierPlan.Of(job.N) : whole;
        wide |= plan.Convolution is not null;
        job.Panel = FourierJob.PanelFor(plan.WorkLength, job.Lines);
        job.Plan = GCHandle.Alloc(plan);
        try
        {
            var copy = job;
            var chunks = (job.Lines + job.Panel - 1) / job.Panel;
            fixed (double* roots = plan.Roots, wholeRoots = whole.Roots)
            fixed (float* narrow = wide ? [] : plan.NarrowRoots, wholeNarrow = wide ? [] : whole.NarrowRoots)
            {
                copy.Roots = wide ? (byte*)roots : (byte*)narrow;
                copy.WholeRoots = wide ? (byte*)wholeRoots : (byte*)wholeNarrow;
                LaneDispatch.Floating<FourierJob>(wide ? DType.Float64 : DType.Float32, chunks, &copy);
            }
        }
        finally
        {
            job.Plan.Free();
        }
    }

    private static long Product(ReadOnlySpan<long> sizes)
    {
        long product = 1;
        foreach (var size in sizes) product *= size;
        return product;
    }
}
