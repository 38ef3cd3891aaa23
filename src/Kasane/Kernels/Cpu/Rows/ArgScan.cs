using System.Numerics;

namespace Kasane.Internal;

/// <summary>Where the running maximum or minimum along the middle dimension stands.</summary>
internal static unsafe class ArgScan
{
    /// <summary>x and y are (outer, n, inner). The last of equal elements; a NaN beats everything.</summary>
    public static void Run<T>(T* x, long* y, long outer, long n, long inner, bool largest)
        where T : unmanaged, INumber<T>
    {
        for (long o = 0; o < outer; o++, x += n * inner, y += n * inner)
            for (long i = 0; i < inner; i++)
            {
                long at = 0;
                for (long j = 0; j < n; j++)
                {
                    var (value, best) = (x[(j * inner) + i], x[(at * inner) + i]);
                    if (T.IsNaN(value) || (largest ? value >= best : value <= best)) at = j;
                    y[(j * inner) + i] = at;
                }
            }
    }
}
