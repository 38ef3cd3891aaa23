using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The gradient of normalised rows: r (h - mean(h) - xhat mean(h xhat)), where h = gradient times weight and xhat = (x - mean) r.
/// </summary>
internal unsafe struct LayerNormGradientJob : ILaneJob
{
    public byte* Gradient;
    public byte* X;
    public byte* Mean;
    public byte* InverseStd;
    public byte* Weight;
    public byte* Y;
    public nint Rows;
    public nint N;
    public nint PerChunk;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (LayerNormGradientJob*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Rows);
        for (var row = chunk * self->PerChunk; row < end; row++)
        {
            var start = row * self->N * L.ItemSize;
            Row<L, V>(
                self->Gradient + start, self->X + start, self->Weight, self->Y + start, self->N,
                L.Broadcast(self->Mean + (row * L.ItemSize)), L.Broadcast(self->InverseStd + (row * L.ItemSize)));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<L, V>(byte* g, byte* x, byte* weight, byte* y, nint n, V mean, V inverse)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize;
        V sum = L.Const(0), sumX = sum;
        for (nint i = 0; i < n; i += count)
        {
            // Lanes beyond the end have the gradient 0.
            var lanes = Math.Min(count, n - i);
            var h = Scaled<L, V>(g, weight, i, lanes);
            var xhat = L.Mul(L.Sub(lanes == count ? L.Load(x + (i * item)) : L.LoadPart(x + (i * item), lanes), mean), inverse);
            sum = L.Add(sum, h);
            sumX = L.MulAdd(h, xhat, sumX);
        }
        var (meanH, meanX) = (L.Const(L.HorizontalSum(sum) / n), L.Const(L.HorizontalSum(sumX) / n));
        for (nint i = 0; i < n; i += count)
        {
            var lanes = Math.Min(count, n - i);
            var xhat = L.Mul(L.Sub(lanes == count ? L.Load(x + (i * item)) : L.LoadPart(x + (i * item), lanes), mean), inverse);
            var value = L.Mul(inverse, L.Sub(L.Sub(Scaled<L, V>(g, weight, i, lanes), meanH), L.Mul(xhat, meanX)));
            if (lanes == count) L.Store(value, y + (i * item));
            else L.StorePart(value, y + (i * item), lanes);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Scaled<L, V>(byte* g, byte* weight, nint i, nint lanes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint at = i * L.ItemSize;
        var gradient = lanes == L.Count ? L.Load(g + at) : L.LoadPart(g + at, lanes);
        if (weight is null) return gradient;
        return L.Mul(gradient, lanes == L.Count ? L.Load(weight + at) : L.LoadPart(weight + at, lanes));
    }
}
