using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Sums over pieces of memory: short sums in vectors, which are added up in double.</summary>
internal static unsafe class ChannelSums<L, V>
    where L : struct, ILanes<L, V>
    where V : struct
{
    // Vectors that are added up in one accumulator.
    private const int Short = 16;

    /// <summary>The sum of x.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Sum(byte* x, nint bytes)
    {
        nint vector = L.Count * L.ItemSize;
        double sum = 0;
        var end = x + bytes;
        while (x + (4 * vector) <= end)
        {
            V a = L.Const(0), b = a, c = a, d = a;
            var stop = Math.Min((nint)(end - x) / (4 * vector), Short);
            for (; stop > 0; stop--, x += 4 * vector)
            {
                a = L.Add(a, L.Load(x));
                b = L.Add(b, L.Load(x + vector));
                c = L.Add(c, L.Load(x + (2 * vector)));
                d = L.Add(d, L.Load(x + (3 * vector)));
            }
            sum += L.HorizontalSum(L.Add(L.Add(a, b), L.Add(c, d)));
        }
        var rest = L.Const(0);
        for (; x + vector <= end; x += vector) rest = L.Add(rest, L.Load(x));
        if (x < end) rest = L.Add(rest, L.LoadPart(x, (nint)(end - x) / L.ItemSize));
        return sum + L.HorizontalSum(rest);
    }

    /// <summary>The sum of (x - mean)^2.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static double Squares(byte* x, nint bytes, double mean)
    {
        nint vector = L.Count * L.ItemSize;
        double sum = 0;
        var end = x + bytes;
        var centre = L.Const(mean);
        while (x + (4 * vector) <= end)
        {
            V a = L.Const(0), b = a, c = a, d = a;
            var stop = Math.Min((nint)(end - x) / (4 * vector), Short);
            for (; stop > 0; stop--, x += 4 * vector)
            {
                var u = L.Sub(L.Load(x), centre);
                a = L.MulAdd(u, u, a);
                u = L.Sub(L.Load(x + vector), centre);
                b = L.MulAdd(u, u, b);
                u = L.Sub(L.Load(x + (2 * vector)), centre);
                c = L.MulAdd(u, u, c);
                u = L.Sub(L.Load(x + (3 * vector)), centre);
                d = L.MulAdd(u, u, d);
            }
            sum += L.HorizontalSum(L.Add(L.Add(a, b), L.Add(c, d)));
        }
        var rest = L.Const(0);
        for (; x + vector <= end; x += vector)
        {
            var u = L.Sub(L.Load(x), centre);
            rest = L.MulAdd(u, u, rest);
        }
        sum += L.HorizontalSum(rest);
        for (; x < end; x += L.ItemSize)
        {
            var u = Real.Get(x, 0, L.ItemSize) - mean;
            sum += u * u;
        }
        return sum;
    }

    /// <summary>The sums of g and of g (x - mean).</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Products(byte* g, byte* x, nint bytes, double mean, ref double sum, ref double product)
    {
        nint vector = L.Count * L.ItemSize;
        var end = g + bytes;
        var centre = L.Const(mean);
        while (g + (2 * vector) <= end)
        {
            V a = L.Const(0), b = a, c = a, d = a;
            var stop = Math.Min((nint)(end - g) / (2 * vector), Short);
            for (; stop > 0; stop--, g += 2 * vector, x += 2 * vector)
            {
                var u = L.Load(g);
                a = L.Add(a, u);
                b = L.MulAdd(u, L.Sub(L.Load(x), centre), b);
                u = L.Load(g + vector);
                c = L.Add(c, u);
                d = L.MulAdd(u, L.Sub(L.Load(x + vector), centre), d);
            }
            sum += L.HorizontalSum(L.Add(a, c));
            product += L.HorizontalSum(L.Add(b, d));
        }
        for (; g < end; g += vector, x += vector)
        {
            var count = Math.Min((nint)(end - g) / L.ItemSize, L.Count);
            var whole = count == L.Count;
            var u = whole ? L.Load(g) : L.LoadPart(g, count);
            sum += L.HorizontalSum(u);
            product += L.HorizontalSum(L.Mul(u, L.Sub(whole ? L.Load(x) : L.LoadPart(x, count), centre)));
        }
    }
}
