using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The passes of a mixed-radix transform in Stockham's order: every pass writes to the other buffer and leaves the numbers sorted.
/// Columns stand side by side, and what shares a twiddle factor is contiguous: (columns * product of the radices done) numbers, over which
/// the vectors run.
/// </summary>
internal static unsafe class FourierPasses
{
    // Four vectors, of 64 bytes at most, for every pair of inputs.
    private const int PairBytes = 4 * (FourierPlan.LargestFactor / 2) * 64;

    /// <summary>Transforms the columns of (n, columns) forward. The result is in <paramref name="re"/> and <paramref name="im"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<L, V>(
        int[] factors, nint n, nint columns, byte* roots, ref byte* re, ref byte* im, ref byte* re2, ref byte* im2)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint item = L.ItemSize, length = n, width = columns, rootStep = 1;
        byte* pairs = stackalloc byte[PairBytes];
        foreach (var radix in factors)
        {
            var m = length / radix;
            // From one input of a butterfly to the next, and from one output to the next.
            nint inStep = m * width * item, outStep = width * item;
            for (nint p = 0; p < m; p++)
            {
                byte* xr = re + (p * outStep), xi = im + (p * outStep);
                byte* yr = re2 + (p * radix * outStep), yi = im2 + (p * radix * outStep);
                var root = p * rootStep;
                if (radix == 4) Four<L, V>(xr, xi, yr, yi, inStep, outStep, width, roots, root);
                else if (radix == 2) Two<L, V>(xr, xi, yr, yi, inStep, outStep, width, roots, root);
                else Odd<L, V>(radix, pairs, xr, xi, yr, yi, inStep, outStep, width, roots, root, n);
            }
            var (doneR, doneI) = ((nint)re2, (nint)im2);
            re2 = re;
            im2 = im;
            re = (byte*)doneR;
            im = (byte*)doneI;
            length = m;
            width *= radix;
            rootStep *= radix;
        }
    }

    private static void Two<L, V>(
        byte* xr, byte* xi, byte* yr, byte* yi, nint inStep, nint outStep, nint width, byte* roots, nint root)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize;
        V wr = L.Broadcast(roots + (2 * root * item)), wi = L.Broadcast(roots + (((2 * root) + 1) * item));
        for (nint q = 0; q < width; q += count)
        {
            nint lanes = Math.Min(count, width - q), at = q * item;
            V ar = Load<L, V>(xr + at, lanes), ai = Load<L, V>(xi + at, lanes);
            V br = Load<L, V>(xr + at + inStep, lanes), bi = Load<L, V>(xi + at + inStep, lanes);
            Store<L, V>(L.Add(ar, br), L.Add(ai, bi), yr + at, yi + at, lanes);
            Turn<L, V>(L.Sub(ar, br), L.Sub(ai, bi), wr, wi, root, yr + at + outStep, yi + at + outStep, lanes);
        }
    }

    private static void Four<L, V>(
        byte* xr, byte* xi, byte* yr, byte* yi, nint inStep, nint outStep, nint width, byte* roots, nint root)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize;
        V w1r = L.Broadcast(roots + (2 * root * item)), w1i = L.Broadcast(roots + (((2 * root) + 1) * item));
        V w2r = L.Broadcast(roots + (4 * root * item)), w2i = L.Broadcast(roots + (((4 * root) + 1) * item));
        V w3r = L.Broadcast(roots + (6 * root * item)), w3i = L.Broadcast(roots + (((6 * root) + 1) * item));
        for (nint q = 0; q < width; q += count)
        {
            nint lanes = Math.Min(count, width - q), at = q * item;
            byte* r = xr + at, i = xi + at, tr = yr + at, ti = yi + at;
            V ar = Load<L, V>(r, lanes), ai = Load<L, V>(i, lanes);
            V br = Load<L, V>(r + inStep, lanes), bi = Load<L, V>(i + inStep, lanes);
            V cr = Load<L, V>(r + (2 * inStep), lanes), ci = Load<L, V>(i + (2 * inStep), lanes);
            V dr = Load<L, V>(r + (3 * inStep), lanes), di = Load<L, V>(i + (3 * inStep), lanes);
            V evenR = L.Add(ar, cr), evenI = L.Add(ai, ci), crossR = L.Sub(ar, cr), crossI = L.Sub(ai, ci);
            V oddR = L.Add(br, dr), oddI = L.Add(bi, di), sideR = L.Sub(br, dr), sideI = L.Sub(bi, di);
            Store<L, V>(L.Add(evenR, oddR), L.Add(evenI, oddI), tr, ti, lanes);
            Turn<L, V>(L.Add(crossR, sideI), L.Sub(crossI, sideR), w1r, w1i, root, tr + outStep, ti + outStep, lanes);
            Turn<L, V>(L.Sub(evenR, oddR), L.Sub(evenI, oddI), w2r, w2i, root, tr + (2 * outStep), ti + (2 * outStep), lanes);
            Turn<L, V>(L.Sub(crossR, sideI), L.Add(crossI, sideR), w3r, w3i, root, tr + (3 * outStep), ti + (3 * outStep), lanes);
        }
    }

    // Outputs j and radix - j share their products: sums of pairs times cosines, differences times sines.
    private static void Odd<L, V>(
        nint radix, byte* pairs, byte* xr, byte* xi, byte* yr, byte* yi, nint inStep, nint outStep, nint width, byte* roots, nint root, nint n)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, half = radix / 2, size = count * item, unit = n / radix;
        for (nint q = 0; q < width; q += count)
        {
            nint lanes = Math.Min(count, width - q), at = q * item;
            V firstR = Load<L, V>(xr + at, lanes), firstI = Load<L, V>(xi + at, lanes), sumR = firstR, sumI = firstI;
            var pair = pairs;
            for (nint k = 1; k <= half; k++, pair += 4 * size)
            {
                byte* near = xr + at + (k * inStep), far = xr + at + ((radix - k) * inStep);
                byte* nearI = xi + at + (k * inStep), farI = xi + at + ((radix - k) * inStep);
                V ar = Load<L, V>(near, lanes), br = Load<L, V>(far, lanes), ai = Load<L, V>(nearI, lanes), bi = Load<L, V>(farI, lanes);
                V plusR = L.Add(ar, br), plusI = L.Add(ai, bi);
                L.Store(plusR, pair);
                L.Store(plusI, pair + size);
                L.Store(L.Sub(ar, br), pair + (2 * size));
                L.Store(L.Sub(ai, bi), pair + (3 * size));
                sumR = L.Add(sumR, plusR);
                sumI = L.Add(sumI, plusI);
            }
            Store<L, V>(sumR, sumI, yr + at, yi + at, lanes);
            for (nint j = 1; j <= half; j++)
            {
                V evenR = firstR, evenI = firstI, oddR = L.Const(0), oddI = L.Const(0);
                pair = pairs;
                for (nint k = 1, turn = j; k <= half; k++, pair += 4 * size, turn = turn + j >= radix ? turn + j - radix : turn + j)
                {
                    V cos = L.Broadcast(roots + (2 * turn * unit * item)), sin = L.Broadcast(roots + (((2 * turn * unit) + 1) * item));
                    evenR = L.MulAdd(cos, L.Load(pair), evenR);
                    evenI = L.MulAdd(cos, L.Load(pair + size), evenI);
                    oddR = L.MulAdd(sin, L.Load(pair + (2 * size)), oddR);
                    oddI = L.MulAdd(sin, L.Load(pair + (3 * size)), oddI);
                }
                Place<L, V>(L.Sub(evenR, oddI), L.Add(evenI, oddR), j, yr + at, yi + at, outStep, roots, root, lanes);
                Place<L, V>(L.Add(evenR, oddI), L.Sub(evenI, oddR), radix - j, yr + at, yi + at, outStep, roots, root, lanes);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Place<L, V>(V re, V im, nint j, byte* yr, byte* yi, nint outStep, byte* roots, nint root, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var w = roots + (2 * j * root * L.ItemSize);
        Turn<L, V>(re, im, L.Broadcast(w), L.Broadcast(w + L.ItemSize), root, yr + (j * outStep), yi + (j * outStep), lanes);
    }

    /// <summary>Stores a number times a twiddle factor; the first of all is one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static void Turn<L, V>(V re, V im, V wr, V wi, nint root, byte* yr, byte* yi, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (root == 0) Store<L, V>(re, im, yr, yi, lanes);
        else Store<L, V>(L.Sub(L.Mul(re, wr), L.Mul(im, wi)), L.MulAdd(re, wi, L.Mul(im, wr)), yr, yi, lanes);
    }

    /// <summary>A vector, or what there is of it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Load<L, V>(byte* p, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct => lanes == L.Count ? L.Load(p) : L.LoadPart(p, lanes);

    /// <summary>Stores both parts of numbers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Store<L, V>(V re, V im, byte* yr, byte* yi, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        if (lanes == L.Count)
        {
            L.Store(re, yr);
            L.Store(im, yi);
        }
        else
        {
            L.StorePart(re, yr, lanes);
            L.StorePart(im, yi, lanes);
        }
    }
}
