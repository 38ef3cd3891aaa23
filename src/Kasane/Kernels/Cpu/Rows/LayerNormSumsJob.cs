using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The gradients of weight and bias from the chunks' sums, pairwise.</summary>
internal unsafe struct LayerNormSumsJob : ILaneJob
{
    public byte* Partial;
    public nint Chunks;
    public nint N;
    public byte* OfWeight;
    public byte* OfBias;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (LayerNormSumsJob*)job;
        nint bytes = self->N * L.ItemSize, pitch = LayerNormGradientJob.Partial * bytes;
        for (nint step = 1; step < self->Chunks; step *= 2)
            for (nint i = 0; i + step < self->Chunks; i += 2 * step)
                Add<L, V>(self->Partial + (i * pitch), self->Partial + ((i + step) * pitch), 2 * self->N);
        if (self->OfWeight is not null) Unsafe.CopyBlockUnaligned(self->OfWeight, self->Partial, checked((uint)bytes));
        if (self->OfBias is not null) Unsafe.CopyBlockUnaligned(self->OfBias, self->Partial + bytes, checked((uint)bytes));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Add<L, V>(byte* total, byte* x, nint n)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, i = 0;
        for (; i + count <= n; i += count) L.Store(L.Add(L.Load(total + (i * item)), L.Load(x + (i * item))), total + (i * item));
        if (i < n) L.StorePart(L.Add(L.LoadPart(total + (i * item), n - i), L.LoadPart(x + (i * item), n - i)), total + (i * item), n - i);
    }
}
