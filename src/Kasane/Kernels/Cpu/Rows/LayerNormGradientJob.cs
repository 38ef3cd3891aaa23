using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The gradient of normalised rows: r (h - mean(h) - xhat mean(h xhat)), where h = gradient times weight and xhat = (x - mean) r.
/// In the same pass the gradients of weight and bias: sums over a few rows, then over those, so that errors stay small.
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

    /// <summary>For each chunk four rows of n: sums of gradient times xhat, sums of the gradient, and room for both; or null.</summary>
    public byte* Sums;

    /// <summary>How many such rows there are.</summary>
    public const int Partial = 4;

    private const nint GroupRows = 32;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (LayerNormGradientJob*)job;
        nint first = chunk * self->PerChunk, end = Math.Min(first + self->PerChunk, self->Rows), bytes = self->N * L.ItemSize;
        byte* total = self->Sums is null ? null : self->Sums + (chunk * Partial * bytes), group = total is null ? null : total + (2 * bytes);
        if (total is not null) new Span<byte>(total, checked((int)(Partial * bytes))).Clear();
        for (var row = first; row < end; row++)
        {
            var start = row * bytes;
            Row<L, V>(
                self->Gradient + start, self->X + start, self->Weight, self->Y + start, self->N,
                L.Broadcast(self->Mean + (row * L.ItemSize)), L.Broadcast(self->InverseStd + (row * L.ItemSize)), group);
            if (total is null || ((row - first + 1) % GroupRows != 0 && row + 1 < end)) continue;
            LayerNormSumsJob.Add<L, V>(total, group, 2 * self->N);
            if (row + 1 < end) new Span<byte>(group, checked((int)(2 * bytes))).Clear();
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Row<L, V>(byte* g, byte* x, byte* weight, byte* y, nint n, V mean, V inverse, byte* sums)
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
            if (sums is null) continue;
            byte* ofWeight = sums + (i * item), ofBias = ofWeight + (n * item);
            var gradient = lanes == count ? L.Load(g + (i * item)) : L.LoadPart(g + (i * item), lanes);
            if (lanes == count)
            {
                L.Store(L.MulAdd(gradient, xhat, L.Load(ofWeight)), ofWeight);
                L.Store(L.Add(gradient, L.Load(ofBias)), ofBias);
                continue;
            }
            L.StorePart(L.MulAdd(gradient, xhat, L.LoadPart(ofWeight, lanes)), ofWeight, lanes);
            L.StorePart(L.Add(gradient, L.LoadPart(ofBias, lanes)), ofBias, lanes);
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
