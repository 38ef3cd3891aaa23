using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Transforms between 2h real numbers and complex ones, whose second half mirrors the first: the real numbers two by two are h complex
/// numbers, and a transform of length h is split into, or made of, that of the even and the odd ones.
/// </summary>
internal static unsafe class FourierHalf
{
    /// <summary>From the transform of h pairs of real numbers, numbers 0 to h of their transform; columns of (h + 1, columns).</summary>
    /// <param name="re">Real parts.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="h">Pairs.</param>
    /// <param name="columns">How many transforms.</param>
    /// <param name="roots">exp(-2 pi i k / 2h).</param>
    /// <param name="conjugate">Whether the result is conjugated, as the inverse transform of real numbers is.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Split<L, V>(byte* re, byte* im, nint h, nint columns, byte* roots, bool conjugate)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, row = columns * item;
        V half = L.Const(0.5), sign = L.Const(conjugate ? -1 : 1);
        for (nint k = 0; k <= h / 2; k++)
        {
            byte* nearR = re + (k * row), nearI = im + (k * row), farR = re + ((h - k) * row), farI = im + ((h - k) * row);
            V wr = L.Broadcast(roots + (2 * k * item)), wi = L.Broadcast(roots + (((2 * k) + 1) * item));
            for (nint q = 0; q < columns; q += count)
            {
                nint lanes = Math.Min(count, columns - q), at = q * item;
                V a = FourierPasses.Load<L, V>(nearR + at, lanes), b = FourierPasses.Load<L, V>(nearI + at, lanes);
                if (k == 0)
                {
                    FourierPasses.Store<L, V>(L.Add(a, b), L.Const(0), nearR + at, nearI + at, lanes);
                    FourierPasses.Store<L, V>(L.Sub(a, b), L.Const(0), farR + at, farI + at, lanes);
                    continue;
                }
                V c = FourierPasses.Load<L, V>(farR + at, lanes), d = FourierPasses.Load<L, V>(farI + at, lanes);
                V evenR = L.Mul(L.Add(a, c), half), evenI = L.Mul(L.Sub(b, d), half);
                V oddR = L.Mul(L.Add(b, d), half), oddI = L.Mul(L.Sub(c, a), half);
                V turnedR = L.Sub(L.Mul(oddR, wr), L.Mul(oddI, wi)), turnedI = L.MulAdd(oddR, wi, L.Mul(oddI, wr));
                FourierPasses.Store<L, V>(L.Add(evenR, turnedR), L.Mul(L.Add(evenI, turnedI), sign), nearR + at, nearI + at, lanes);
                FourierPasses.Store<L, V>(L.Sub(evenR, turnedR), L.Mul(L.Sub(turnedI, evenI), sign), farR + at, farI + at, lanes);
            }
        }
    }

    /// <summary>
    /// The reverse: from numbers 0 to h of a transform what the inverse transform of length h makes pairs of real numbers from. Imaginary
    /// parts of the first and the last are ignored.
    /// </summary>
    /// <param name="re">Real parts.</param>
    /// <param name="im">Imaginary parts.</param>
    /// <param name="h">Pairs.</param>
    /// <param name="columns">How many transforms.</param>
    /// <param name="roots">exp(-2 pi i k / 2h).</param>
    /// <param name="conjugate">Whether the numbers are conjugated first, as the forward transform to real numbers asks for.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Fold<L, V>(byte* re, byte* im, nint h, nint columns, byte* roots, bool conjugate)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, row = columns * item;
        var sign = L.Const(conjugate ? -1 : 1);
        for (nint k = 0; k <= h / 2; k++)
        {
            byte* nearR = re + (k * row), nearI = im + (k * row), farR = re + ((h - k) * row), farI = im + ((h - k) * row);
            V wr = L.Broadcast(roots + (2 * k * item)), wi = L.Broadcast(roots + (((2 * k) + 1) * item));
            for (nint q = 0; q < columns; q += count)
            {
                nint lanes = Math.Min(count, columns - q), at = q * item;
                V a = FourierPasses.Load<L, V>(nearR + at, lanes), c = FourierPasses.Load<L, V>(farR + at, lanes);
                if (k == 0)
                {
                    FourierPasses.Store<L, V>(L.Add(a, c), L.Sub(a, c), nearR + at, nearI + at, lanes);
                    continue;
                }
                V b = L.Mul(FourierPasses.Load<L, V>(nearI + at, lanes), sign), d = L.Mul(FourierPasses.Load<L, V>(farI + at, lanes), sign);
                V evenR = L.Add(a, c), evenI = L.Sub(b, d), crossR = L.Sub(a, c), crossI = L.Add(b, d);
                V oddR = L.MulAdd(crossR, wr, L.Mul(crossI, wi)), oddI = L.Sub(L.Mul(crossI, wr), L.Mul(crossR, wi));
                FourierPasses.Store<L, V>(L.Sub(evenR, oddI), L.Add(evenI, oddR), nearR + at, nearI + at, lanes);
                FourierPasses.Store<L, V>(L.Add(evenR, oddI), L.Sub(oddR, evenI), farR + at, farI + at, lanes);
            }
        }
    }

    /// <summary>Numbers 0 to h of (2h, columns) become the part of which a transform is real: the means with the mirrored conjugates.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Symmetrize<L, V>(byte* re, byte* im, nint h, nint columns)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, row = columns * item;
        var half = L.Const(0.5);
        for (nint k = 1; k < h; k++)
        {
            byte* nearR = re + (k * row), nearI = im + (k * row), farR = re + (((2 * h) - k) * row), farI = im + (((2 * h) - k) * row);
            for (nint q = 0; q < columns; q += count)
            {
                nint lanes = Math.Min(count, columns - q), at = q * item;
                V a = FourierPasses.Load<L, V>(nearR + at, lanes), b = FourierPasses.Load<L, V>(nearI + at, lanes);
                V c = FourierPasses.Load<L, V>(farR + at, lanes), d = FourierPasses.Load<L, V>(farI + at, lanes);
                FourierPasses.Store<L, V>(L.Mul(L.Add(a, c), half), L.Mul(L.Sub(b, d), half), nearR + at, nearI + at, lanes);
            }
        }
    }
}
