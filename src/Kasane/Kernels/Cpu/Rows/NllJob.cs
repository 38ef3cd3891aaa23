using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The losses of classes along the middle dimension of (outer, n, inner), from logits or from their log-softmax.</summary>
internal unsafe struct NllJob : ILaneJob
{
    public byte* X;
    public long* Target;
    public byte* Weight;
    public byte* Loss;
    public byte* Used;
    public byte* LogSum;
    public nint Outer;
    public nint N;
    public nint Inner;
    public nint PerChunk;
    public long IgnoreIndex;
    public bool Logits;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (NllJob*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Outer);
        for (var row = chunk * self->PerChunk; row < end; row++)
        {
            var x = self->X + (row * self->N * self->Inner * L.ItemSize);
            var sums = self->LogSum + (row * self->Inner * L.ItemSize);
            if (self->Logits && self->Inner == 1) Real.Set(sums, 0, L.ItemSize, LogSumRow<L, V>(x, self->N));
            else if (self->Logits) LogSumColumns<L, V>(x, self->N, self->Inner, sums);
            else
            {
                for (nint i = 0; i < self->Inner; i++) Real.Set(sums, i, L.ItemSize, 0);
            }
            for (nint i = 0; i < self->Inner; i++) Pick(self, x, row, i, L.ItemSize);
        }
    }

    private static void Pick(NllJob* self, byte* x, nint row, nint i, int item)
    {
        var at = (row * self->Inner) + i;
        var target = self->Target[at];
        var weight = target == self->IgnoreIndex ? 0 : self->Weight is null ? 1 : Real.Get(self->Weight, (nint)target, item);
        Real.Set(self->Used, at, item, weight);
        var loss = target == self->IgnoreIndex
            ? 0
            : weight * (Real.Get(self->LogSum, at, item) - Real.Get(x, ((nint)target * self->Inner) + i, item));
        Real.Set(self->Loss, at, item, loss);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static double LogSumRow<L, V>(byte* x, nint n)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, whole = n / count * count;
        var buffer = stackalloc byte[64];
        L.Store(L.Const(double.NegativeInfinity), buffer);
        Unsafe.CopyBlockUnaligned(buffer, x + (whole * item), (uint)((n - whole) * item));
        var tail = L.Load(buffer);
        var max = tail;
        for (nint i = 0; i < whole; i += count) max = L.Max(max, L.Load(x + (i * item)));
        max = Fold.Max<L, V>(max);
        var sum = n == whole ? L.Const(0) : L.Exp(L.Sub(tail, max));
        for (nint i = 0; i < whole; i += count) sum = L.Add(sum, L.Exp(L.Sub(L.Load(x + (i * item)), max)));
        L.Store(max, buffer);
        return Math.Log(L.HorizontalSum(sum)) + Real.Get(buffer, 0, (int)item);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void LogSumColumns<L, V>(byte* x, nint n, nint inner, byte* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, stride = inner * item;
        for (nint c = 0; c < inner; c += count)
        {
            var lanes = Math.Min(count, inner - c);
            var from = x + (c * item);
            var max = L.Const(double.NegativeInfinity);
            for (nint j = 0; j < n; j++)
                max = L.Max(max, lanes == count ? L.Load(from + (j * stride)) : L.LoadPart(from + (j * stride), lanes));
            var sum = L.Const(0);
            for (nint j = 0; j < n; j++)
                sum = L.Add(sum, L.Exp(L.Sub(lanes == count ? L.Load(from + (j * stride)) : L.LoadPart(from + (j * stride), lanes), max)));
            var result = L.Add(L.Log(sum), max);
            if (lanes == count) L.Store(result, y + (c * item));
            else L.StorePart(result, y + (c * item), lanes);
        }
    }
}
