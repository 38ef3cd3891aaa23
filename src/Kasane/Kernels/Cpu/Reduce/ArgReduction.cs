using System.Numerics;

namespace Kasane.Internal;

/// <summary>Where along the middle dimension the largest or smallest element stands.</summary>
internal static unsafe class ArgReduction
{
    /// <summary>x is (outer, n, inner), y is (outer, inner). The first of equal elements; a NaN beats everything.</summary>
    public static void Run<T>(T* x, long* y, long outer, long n, long inner, bool largest)
        where T : unmanaged, INumber<T>
    {
        for (long o = 0; o < outer; o++, x += n * inner)
            for (long i = 0; i < inner; i++)
                *y++ = largest ? Largest(x + i, n, inner) : Smallest(x + i, n, inner);
    }

    private static long Largest<T>(T* x, long n, long stride)
        where T : unmanaged, INumber<T>
    {
        long at = 0;
        var best = *x;
        if (T.IsNaN(best)) return 0;
        for (long j = 1; j < n; j++)
        {
            var value = x[j * stride];
            if (value <= best) continue;
            at = j;
            best = value;
            if (T.IsNaN(value)) return j;
        }
        return at;
    }

    private static long Smallest<T>(T* x, long n, long stride)
        where T : unmanaged, INumber<T>
    {
        long at = 0;
        var best = *x;
        if (T.IsNaN(best)) return 0;
        for (long j = 1; j < n; j++)
        {
            var value = x[j * stride];
            if (value >= best) continue;
            at = j;
            best = value;
            if (T.IsNaN(value)) return j;
        }
        return at;
    }
}
