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
        for (var row = chunk * self->PerChunk; row < end; row++)
        {
            if (self->Inner == 1) Row<L, V>(self->X + (row * bytes), self->Y + (row * bytes), self->N, self->Log);
            else Columns<L, V>(self->X + (row * bytes), self->Y + (row * bytes), self->N, self->Inner, self->Log);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<L, V>(byte* x, byte* y, nint n, bool log)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, rest = n % count, whole = n - rest, i = 0;
        V least = L.Const(double.NegativeInfinity), tail = rest > 0 ? Padded<L, V>(x + (whole * item), rest * item) : least;

        // A NaN may be passed over here: its own exponential is NaN, and with it the sum.
        V a = tail, b = least, c = least, d = least;
        for (; i + (4 * count) <= whole; i += 4 * count)
        {
            a = Larger<L, V>(a, L.Load(x + (i * item)));
            b = Larger<L, V>(b, L.Load(x + ((i + count) * item)));
            c = Larger<L, V>(c, L.Load(x + ((i + (2 * count)) * item)));
            d = Larger<L, V>(d, L.Load(x + ((i + (3 * count)) * item)));
        }
        for (; i < whole; i += count) a = Larger<L, V>(a, L.Load(x + (i * item)));
        var max = Fold.Max<L, V>(Larger<L, V>(Larger<L, V>(a, b), Larger<L, V>(c, d)));

        V sum = L.Const(0), sum2 = sum;
        for (i = 0; i + (2 * count) <= whole; i += 2 * count)
        {
            V shifted = L.Sub(L.Load(x + (i * item)), max), shifted2 = L.Sub(L.Load(x + ((i + count) * item)), max);
            V power = L.Exp(shifted), power2 = L.Exp(shifted2);
            sum = L.Add(sum, power);
            sum2 = L.Add(sum2, power2);
            L.Store(log ? shifted : power, y + (i * item));
            L.Store(log ? shifted2 : power2, y + ((i + count) * item));
        }
        for (; i < whole; i += count)
        {
            var shifted = L.Sub(L.Load(x + (i * item)), max);
            var power = L.Exp(shifted);
            sum = L.Add(sum, power);
            L.Store(log ? shifted : power, y + (i * item));
        }
        V last = L.Sub(tail, max), lastPower = L.Exp(last);
        // Where all elements are -infinity, the padding is no different from them: it must not count.
        if (rest > 0) sum2 = L.Add(sum2, L.Select(L.Equal(tail, least), L.Const(0), lastPower));
        sum = Fold.Sum<L, V>(L.Add(sum, sum2));

        var scale = log ? L.Log(sum) : L.Div(L.Const(1), sum);
        for (i = 0; i < whole; i += count)
        {
            var value = L.Load(y + (i * item));
            L.Store(log ? L.Sub(value, scale) : L.Mul(value, scale), y + (i * item));
        }
        if (rest > 0) L.StorePart(log ? L.Sub(last, scale) : L.Mul(lastPower, scale), y + (whole * item), rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Larger<L, V>(V largest, V x)
        where L : struct, ILanes<L, V>
        where V : struct => L.Select(L.Less(largest, x), x, largest);

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

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
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
