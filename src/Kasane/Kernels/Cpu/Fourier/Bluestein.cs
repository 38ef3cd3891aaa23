namespace Kasane.Internal;

/// <summary>
/// A transform of any length n as a convolution: j k = (j^2 + k^2 - (k - j)^2) / 2, so y[k] = c[k] sum over j of (x[j] c[j]) / c[k - j]
/// with the chirp c[j] = exp(-pi i j^2 / n) (Bluestein 1970). Needs double.
/// </summary>
internal static unsafe class Bluestein
{
    /// <summary>Transforms the columns of (n, columns), whose buffers have the convolution's length.</summary>
    public static void Run<L, V>(FourierPlan plan, nint columns, ref byte* re, ref byte* im, ref byte* re2, ref byte* im2)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var convolution = plan.Convolution!;
        nint n = plan.N, length = convolution.N, row = columns * L.ItemSize;
        fixed (double* chirp = plan.Chirp, filter = plan.Filter, roots = convolution.Roots)
        {
            Multiply<L, V>(re, im, chirp, n, columns);
            new Span<byte>(re + (n * row), checked((int)((length - n) * row))).Clear();
            new Span<byte>(im + (n * row), checked((int)((length - n) * row))).Clear();
            FourierPasses.Run<L, V>(convolution.Factors, length, columns, (byte*)roots, ref re, ref im, ref re2, ref im2);
            Multiply<L, V>(re, im, filter, length, columns);
            // Back again: with the parts exchanged.
            FourierPasses.Run<L, V>(convolution.Factors, length, columns, (byte*)roots, ref im, ref re, ref im2, ref re2);
            Multiply<L, V>(re, im, chirp, n, columns);
        }
    }

    // Every row times its own number.
    private static void Multiply<L, V>(byte* re, byte* im, double* factors, nint rows, nint columns)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize;
        for (nint j = 0; j < rows; j++, factors += 2, re += columns * item, im += columns * item)
        {
            V wr = L.Const(factors[0]), wi = L.Const(factors[1]);
            for (nint q = 0; q < columns; q += count)
            {
                var lanes = Math.Min(count, columns - q);
                byte* r = re + (q * item), i = im + (q * item);
                V a = L.LoadPart(r, lanes), b = L.LoadPart(i, lanes);
                L.StorePart(L.Sub(L.Mul(a, wr), L.Mul(b, wi)), r, lanes);
                L.StorePart(L.MulAdd(a, wi, L.Mul(b, wr)), i, lanes);
            }
        }
    }
}
