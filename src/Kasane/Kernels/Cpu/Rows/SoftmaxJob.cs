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
        nint count = L.Count, item = L.ItemSize, whole = n / count * count, rest = n - whole;
        var least = L.Const(double.NegativeInfinity);
        // The last, partial vector is padded with -infinity: neutral for the maximum, and its exponential is 0.
        var buffer = stackalloc byte[64];
        L.Store(least, buffer);
        Unsafe.CopyBlockUnaligned(buffer, x + (whole * item), (uint)(rest * item));
        var tail = L.Load(buffer);

        var max = tail;
        for (nint i = 0; i < whole; i += count) max = L.Max(max, L.Load(x + (i * item)));
        max = Fold.Max<L, V>(max);

        var sum = L.Const(0);
        for (nint i = 0; i < whole; i += count)
        {
            var shifted = L.Sub(L.Load(x + (i * item)), max);
            var power = L.Exp(shifted);
            sum = L.Add(sum, power);
            L.Store(log ? shifted : power, y + (i * item));
        }
        var last = L.Sub(tail, max);
        var lastPower = L.Exp(last);
        if (rest > 0)
        {
            L.StorePart(log ? last : lastPower, y + (whole * item), rest);
            sum = L.Add(sum, L.Select(L.Equal(tail, least), L.Const(0), lastPower));
        }
        sum = Fold.Sum<L, V>(sum);

        var scale = log ? L.Log(sum) : L.Div(L.Const(1), sum);
        for (nint i = 0; i < whole; i += count)
        {
            var value = L.Load(y + (i * item));
            L.Store(log ? L.Sub(value, scale) : L.Mul(value, scale), y + (i * item));
        }
        if (rest > 0) L.StorePart(log ? L.Sub(last, scale) : L.Mul(lastPower, scale), y + (whole * item), rest);
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
