using System.Numerics;
using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Weighted sums along the middle one of three dimensions, the last being long enough for vectors: line by line.</summary>
internal unsafe struct BlendJob : ILaneJob
{
    public byte* X;
    public byte* Y;
    public byte* Weights;
    public int* Starts;
    public int* Places;
    public nint From;
    public nint To;
    public nint Inner;
    public nint Items;
    public nint PerChunk;

    /// <summary>Items are lines of the result.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (BlendJob*)job;
        nint line = self->Inner * L.ItemSize, vector = L.Count * L.ItemSize;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Items);
        for (var item = chunk * self->PerChunk; item < end; item++)
        {
            var (outer, sum) = Math.DivRem(item, self->To);
            var x = self->X + (outer * self->From * line);
            var y = self->Y + (item * line);
            var (first, last) = (self->Starts[sum], self->Starts[sum + 1]);
            nint i = 0;
            for (; i + vector <= line; i += vector)
            {
                var total = L.Const(0);
                for (var tap = first; tap < last; tap++)
                    total = L.MulAdd(L.Load(x + (self->Places[tap] * line) + i), L.Broadcast(self->Weights + (tap * L.ItemSize)), total);
                L.Store(total, y + i);
            }
            var rest = (line - i) / L.ItemSize;
            if (rest == 0) continue;
            var part = L.Const(0);
            for (var tap = first; tap < last; tap++)
                part = L.MulAdd(L.LoadPart(x + (self->Places[tap] * line) + i, rest), L.Broadcast(self->Weights + (tap * L.ItemSize)), part);
            L.StorePart(part, y + i, rest);
        }
    }

    /// <summary>Items are rows, element by element: the last dimension has one.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Rows<T>(void* job, nint chunk)
        where T : unmanaged, IFloatingPointIeee754<T>
    {
        var self = (BlendJob*)job;
        int* starts = self->Starts, places = self->Places;
        var weights = (T*)self->Weights;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Items);
        for (var item = chunk * self->PerChunk; item < end; item++)
        {
            var x = (T*)self->X + (item * self->From);
            var y = (T*)self->Y + (item * self->To);
            var tap = starts[0];
            for (nint sum = 0; sum < self->To; sum++)
            {
                var last = starts[sum + 1];
                var total = T.Zero;
                // Two for linear interpolation.
                if (last - tap == 2)
                {
                    total = (x[places[tap]] * weights[tap]) + (x[places[tap + 1]] * weights[tap + 1]);
                    tap = last;
                }
                for (; tap < last; tap++) total += x[places[tap]] * weights[tap];
                y[sum] = total;
            }
        }
    }
}
