using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Softmax and its logarithm along the middle dimension of (outer, n, inner): shifted by the maximum, so that nothing overflows.
/// </summary>
internal unsafe struct SoftmaxJob : ILaneJob
{
    public byte* X;
    public byte* Y;
    public nint Outer;
    public nint N;
    public nint Inner;
    public nint PerChunk;
    public bool Log;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (SoftmaxJob*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Outer);
        var bytes = self->N * self->Inner * L.ItemSize;
        var row = chunk * self->PerChunk;
        if (self->Inner != 1)
        {
            for (; row < end; row++) Columns<L, V>(self->X + (row * bytes), self->Y + (row * bytes), self->N, self->Inner, self->Log);
            return;
        }
        // A row that is left over is computed twice.
        for (; row < end; row += 2)
        {
            nint first = row * bytes, second = row + 1 < end ? first + bytes : first;
            Pair<L, V>(self->X + first, self->X + second, self->Y + first, self->Y + second, self->N, self->Log);
        }
    }

    // Two rows at a time: each step of one row waits for the step before, for longer than it takes.
    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Pair<L, V>(byte* x1, byte* x2, byte* y1, byte* y2, nint n, bool log)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, rest = n % count, end = (n - rest) * item, step = count * item, i = 0;
        V least = L.Const(double.NegativeInfinity), tail1 = least, tail2 = least;
        if (rest > 0)
        {
            tail1 = Padded<L, V>(x1 + end, rest * item);
            tail2 = Padded<L, V>(x2 + end, rest * item);
        }

        // A NaN may be passed over here: its own exponential is NaN, and with it the sum.
        V a1 = tail1, a2 = tail2, b1 = least, b2 = least;
        for (; i + step < end; i += 2 * step)
        {
            a1 = LargerReduction.Combine<L, V>(a1, L.Load(x1 + i));
            a2 = LargerReduction.Combine<L, V>(a2, L.Load(x2 + i));
            b1 = LargerReduction.Combine<L, V>(b1, L.Load(x1 + i + step));
            b2 = LargerReduction.Combine<L, V>(b2, L.Load(x2 + i + step));
        }
        if (i < end)
        {
            a1 = LargerReduction.Combine<L, V>(a1, L.Load(x1 + i));
            a2 = LargerReduction.Combine<L, V>(a2, L.Load(x2 + i));
        }
        var max1 = Fold.Larger<L, V>(LargerReduction.Combine<L, V>(a1, b1));
        var max2 = Fold.Larger<L, V>(LargerReduction.Combine<L, V>(a2, b2));

        V sum1 = L.Const(0), sum2 = sum1;
        for (i = 0; i < end; i += step)
        {
            V shifted1 = L.Sub(L.Load(x1 + i), max1), shifted2 = L.Sub(L.Load(x2 + i), max2);
            V power1 = L.Exp(shifted1), power2 = L.Exp(shifted2);
            sum1 = L.Add(sum1, power1);
            sum2 = L.Add(sum2, power2);
            L.Store(log ? shifted1 : power1, y1 + i);
            L.Store(log ? shifted2 : power2, y2 + i);
        }
        V last1 = L.Sub(tail1, max1), last2 = L.Sub(tail2, max2);
        if (rest > 0)
        {
            V power1 = L.Exp(last1), power2 = L.Exp(last2);
            // Where all elements are -infinity, the padding is no different from them: it must not count.
            sum1 = L.Add(sum1, L.Select(L.Equal(tail1, least), L.Const(0), power1));
            sum2 = L.Add(sum2, L.Select(L.Equal(tail2, least), L.Const(0), power2));
            if (!log) (last1, last2) = (power1, power2);
        }
        (sum1, sum2) = (Fold.Sum<L, V>(sum1), Fold.Sum<L, V>(sum2));

        V scale1 = log ? L.Log(sum1) : L.Div(L.Const(1), sum1), scale2 = log ? L.Log(sum2) : L.Div(L.Const(1), sum2);
        for (i = 0; i < end; i += step)
        {
            V value1 = L.Load(y1 + i), value2 = L.Load(y2 + i);
            L.Store(log ? L.Sub(value1, scale1) : L.Mul(value1, scale1), y1 + i);
            L.Store(log ? L.Sub(value2, scale2) : L.Mul(value2, scale2), y2 + i);
        }
        if (rest == 0) return;
        L.StorePart(log ? L.Sub(last1, scale1) : L.Mul(last1, scale1), y1 + end, rest);
        L.StorePart(log ? L.Sub(last2, scale2) : L.Mul(last2, scale2), y2 + end, rest);
    }

    // The missing lanes are -infinity: neutral for the maximum.
    [SkipLocalsInit]
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static V Padded<L, V>(byte* x, nint bytes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var buffer = stackalloc byte[64];
        L.Store(L.Const(double.NegativeInfinity), buffer);
        Unsafe.CopyBlockUnaligned(buffer, x, (uint)bytes);
        return L.Load(buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Columns<L, V>(byte* x, byte* y, nint n, nint inner, bool log)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, stride = inner * item;
        for (nint c = 0; c < inner; c += count)
        {
            var lanes = Math.Min(count, inner - c);
            byte* from = x + (c * item), to = y + (c * item);
            var max = L.Const(double.NegativeInfinity);
            for (nint j = 0; j < n; j++)
                max = L.Max(max, lanes == count ? L.Load(from + (j * stride)) : L.LoadPart(from + (j * stride), lanes));
            var sum = L.Const(0);
            for (nint j = 0; j < n; j++)
            {
                var shifted = L.Sub(lanes == count ? L.Load(from + (j * stride)) : L.LoadPart(from + (j * stride), lanes), max);
                var power = L.Exp(shifted);
                sum = L.Add(sum, power);
                if (lanes == count) L.Store(log ? shifted : power, to + (j * stride));
                else L.StorePart(log ? shifted : power, to + (j * stride), lanes);
            }
            var scale = log ? L.Log(sum) : L.Div(L.Const(1), sum);
            for (nint j = 0; j < n; j++)
            {
                var value = lanes == count ? L.Load(to + (j * stride)) : L.LoadPart(to + (j * stride), lanes);
                value = log ? L.Sub(value, scale) : L.Mul(value, scale);
                if (lanes == count) L.Store(value, to + (j * stride));
                else L.StorePart(value, to + (j * stride), lanes);
            }
        }
    }
}
