using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The gradient of <see cref="NllJob"/>: s (softmax(x) - onehot(target)) for logits, -s at the target otherwise; s = gradient times weight.
/// </summary>
internal unsafe struct NllGradientJob : ILaneJob
{
    public byte* Gradient;
    public byte* X;
    public long* Target;
    public byte* Used;
    public byte* LogSum;
    public byte* Y;
    public nint Outer;
    public nint N;
    public nint Inner;
    public nint PerChunk;
    public bool Logits;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (NllGradientJob*)job;
        nint item = L.ItemSize, bytes = self->N * self->Inner * item;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Outer);
        var scale = stackalloc byte[64];
        for (var row = chunk * self->PerChunk; row < end; row++)
        {
            byte* x = self->X + (row * bytes), y = self->Y + (row * bytes);
            var first = row * self->Inner;
            if (!self->Logits) new Span<byte>(y, (int)bytes).Clear();
            else if (self->Inner == 1)
            {
                Real.Set(scale, 0, (int)item, Real.Get(self->Gradient, row, (int)item) * Real.Get(self->Used, row, (int)item));
                Row<L, V>(x, self->N, L.Broadcast(self->LogSum + (row * item)), L.Broadcast(scale), y);
            }
            else
            {
                var at = first * item;
                Columns<L, V>(x, self->N, self->Inner, self->LogSum + at, self->Gradient + at, self->Used + at, y);
            }
            for (nint i = 0; i < self->Inner; i++)
            {
                var used = Real.Get(self->Used, first + i, (int)item);
                if (used == 0) continue;
                var at = ((nint)self->Target[first + i] * self->Inner) + i;
                Real.Set(y, at, (int)item, Real.Get(y, at, (int)item) - (used * Real.Get(self->Gradient, first + i, (int)item)));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Row<L, V>(byte* x, nint n, V logSum, V scale, byte* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        for (; i + count <= n; i += count) L.Store(L.Mul(scale, L.Exp(L.Sub(L.Load(x + (i * item)), logSum))), y + (i * item));
        if (i < n) L.StorePart(L.Mul(scale, L.Exp(L.Sub(L.LoadPart(x + (i * item), n - i), logSum))), y + (i * item), n - i);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns<L, V>(byte* x, nint n, nint inner, byte* logSums, byte* gradients, byte* used, byte* y)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, stride = inner * item;
        for (nint c = 0; c < inner; c += count)
        {
            var lanes = Math.Min(count, inner - c);
            var at = c * item;
            if (lanes == count)
            {
                var (logSum, scale) = (L.Load(logSums + at), L.Mul(L.Load(gradients + at), L.Load(used + at)));
                for (nint j = 0; j < n; j++, at += stride) L.Store(L.Mul(scale, L.Exp(L.Sub(L.Load(x + at), logSum))), y + at);
            }
            else
            {
                var logSum = L.LoadPart(logSums + at, lanes);
                var scale = L.Mul(L.LoadPart(gradients + at, lanes), L.LoadPart(used + at, lanes));
                for (nint j = 0; j < n; j++, at += stride)
                    L.StorePart(L.Mul(scale, L.Exp(L.Sub(L.LoadPart(x + at, lanes), logSum))), y + at, lanes);
            }
        }
    }
}
