using System.Numerics;

namespace Kasane.Internal;

internal unsafe partial class ReferenceBackend
{
    public override void Fourier(in Block x, in Block y, ReadOnlySpan<int> dims, bool inverse, double scale)
    {
        if (y.Count == 0) return;
        fixed (byte* px = x, py = y)
        {
            var from = new Accessor(x, px);
            var sizes = x.Layout.Sizes.ToArray();
            var values = new Complex[x.Count];
            var index = new long[sizes.Length];
            for (long i = 0; i < values.Length; i++, Accessor.Next(index, sizes))
                values[i] = x.DType == DType.Float64 ? from.Double(index) : from.Complex(index);

            // The halved dimension comes last: the others see all numbers, halved or not, as they are.
            for (var i = 0; i < dims.Length; i++)
            {
                var halved = i == dims.Length - 1;
                var n = halved ? Math.Max(x.Layout.Size(dims[i]), y.Layout.Size(dims[i])) : sizes[dims[i]];
                values = Transform(values, sizes, dims[i], n, y.Layout.Size(dims[i]), halved && !y.DType.IsComplex && x.Layout.Size(dims[i]) != n, inverse);
            }

            var to = new Accessor(y, py);
            index = new long[sizes.Length];
            for (long i = 0; i < values.Length; i++, Accessor.Next(index, sizes))
                if (y.DType.IsComplex) to.Set(index, values[i] * scale);
                else to.Set(index, values[i].Real * scale);
        }
    }

    // One dimension, by the definition. Sizes become those of the result.
    private static Complex[] Transform(Complex[] x, long[] sizes, int dim, long n, long kept, bool mirrored, bool inverse)
    {
        long outer = 1, inner = 1;
        for (var d = 0; d < dim; d++) outer *= sizes[d];
        for (var d = dim + 1; d < sizes.Length; d++) inner *= sizes[d];
        var given = sizes[dim];
        var y = new Complex[outer * kept * inner];
        for (long o = 0; o < outer; o++)
            for (long i = 0; i < inner; i++)
                for (long k = 0; k < kept; k++)
                {
                    var sum = Complex.Zero;
                    for (long j = 0; j < n; j++)
                    {
                        var value = x[(((o * given) + (mirrored && j > n / 2 ? n - j : j)) * inner) + i];
                        if (mirrored) value = j == 0 || 2 * j == n ? value.Real : j > n / 2 ? Complex.Conjugate(value) : value;
                        var (sin, cos) = double.SinCosPi(2.0 * (j * k % n) / n);
                        sum += value * new Complex(cos, inverse ? sin : -sin);
                    }
                    y[(((o * kept) + k) * inner) + i] = sum;
                }
        sizes[dim] = kept;
        return y;
    }
}
