using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// One row of scores. Behind its columns there is room for a vector: what is read there counts for nothing, so no vector is cut short.
/// </summary>
internal static unsafe class AttentionRows
{
    private const MethodImplOptions Kernel = MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining;

    /// <summary>
    /// Scores become exp(score - the largest), and 0 where dropped or from <paramref name="columns"/> up to
    /// <paramref name="all"/>; the sum is that of all columns, dropped ones too.
    /// </summary>
    [MethodImpl(Kernel)]
    public static void Softmax<L, V>(
        byte* scores, nint columns, nint all, byte* mask, byte* kept, double factor, out double largest, out double sum)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize;
        V scale = L.Const(factor), zero = L.Const(0), first = L.Const(double.NegativeInfinity), second = first;
        L.Store(first, scores + (columns * item));
        nint i = 0;
        if (mask is null)
        {
            for (; i + count < columns; i += 2 * count)
            {
                first = L.Max(first, L.Load(scores + (i * item)));
                second = L.Max(second, L.Load(scores + ((i + count) * item)));
            }

            if (i < columns) first = L.Max(first, L.Load(scores + (i * item)));
        }
        else
        {
            for (; i < columns; i += count)
            {
                var score = L.MulAdd(L.Load(scores + (i * item)), scale, Part<L, V>(mask, i, columns));
                L.Store(score, scores + (i * item));
                first = L.Max(first, score);
            }

            scale = L.Const(1);
        }

        largest = Fold.Largest<L, V>(L.Max(first, second));
        if (mask is null) largest *= factor;
        V shift = L.Const(-largest), total = zero;
        // Infinite scores give NaN, as they should.
        for (i = 0; i < columns; i += count)
        {
            var power = L.Exp(L.MulAdd(L.Load(scores + (i * item)), scale, shift));
            total = L.Add(total, power);
            if (kept is not null) power = L.Select(L.LoadMask(kept + i, Math.Min(count, columns - i)), power, zero);
            L.Store(power, scores + (i * item));
        }

        for (; i < all; i += count) L.Store(zero, scores + (i * item));
        sum = L.HorizontalSum(total);
    }

    /// <summary>
    /// From the scores and the weights' gradients to the weights as they were used, and the gradients of the products of queries and
    /// keys: scale p (g - the sum of p g).
    /// </summary>
    [MethodImpl(Kernel)]
    public static void Gradient<L, V>(
        byte* scores, byte* gradients, nint columns, nint all, byte* mask, byte* kept, in AttentionTerms terms, V logSum)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        V scale = L.Const(terms.Scale), factor = L.Const(terms.Factor), zero = L.Const(0), total = zero, sum = zero;
        L.Store(L.Const(double.NegativeInfinity), scores + (columns * item));
        L.Store(zero, gradients + (columns * item));
        for (; i < columns; i += count)
        {
            var score = L.Mul(L.Load(scores + (i * item)), scale);
            if (mask is not null) score = L.Add(score, Part<L, V>(mask, i, columns));
            var weight = L.Exp(L.Sub(score, logSum));
            var gradient = L.Load(gradients + (i * item));
            if (kept is not null)
            {
                gradient = L.Select(L.LoadMask(kept + i, Math.Min(count, columns - i)), L.Mul(gradient, factor), zero);
                L.Store(gradient, gradients + (i * item));
            }

            sum = L.Add(sum, weight);
            total = L.MulAdd(weight, gradient, total);
            L.Store(weight, scores + (i * item));
        }

        // The logarithm was rounded, and errors of a weight's size would remain where gradients cancel out: the sum becomes 1 once more.
        var inverse = 1 / L.HorizontalSum(sum);
        V mean = L.Const(L.HorizontalSum(total) * inverse), norm = L.Const(inverse);
        for (i = 0; i < columns; i += count)
        {
            var weight = L.Mul(L.Load(scores + (i * item)), norm);
            if (kept is null) L.Store(weight, scores + (i * item));
            L.Store(L.Mul(L.Mul(weight, scale), L.Sub(L.Load(gradients + (i * item)), mean)), gradients + (i * item));
            if (kept is not null)
                L.Store(L.Select(L.LoadMask(kept + i, Math.Min(count, columns - i)), L.Mul(weight, factor), zero), scores + (i * item));
        }

        for (; i < all; i += count)
        {
            L.Store(zero, scores + (i * item));
            L.Store(zero, gradients + (i * item));
        }
    }

    [MethodImpl(Kernel)]
    public static void Multiply<L, V>(byte* row, nint n, V factor)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        for (; i + count <= n; i += count) L.Store(L.Mul(L.Load(row + (i * item)), factor), row + (i * item));
        if (i < n) L.StorePart(L.Mul(L.LoadPart(row + (i * item), n - i), factor), row + (i * item), n - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Part<L, V>(byte* p, nint i, nint end)
        where L : struct, ILanes<L, V>
        where V : struct => i + L.Count <= end ? L.Load(p + (i * L.ItemSize)) : L.LoadPart(p + (i * L.ItemSize), end - i);
}
