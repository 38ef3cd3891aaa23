using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Channels scaled and shifted by given statistics: one pass, in which a chunk is some channels of all samples.</summary>
internal unsafe struct FrozenNormJob : ILaneJob
{
    public byte* X;
    public byte* Mean;
    public byte* Variance;
    public byte* Weight;
    public byte* Bias;
    public byte* Y;
    public nint Samples;
    public nint Channels;
    public nint Plane;
    public nint PerChunk;
    public double Eps;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (FrozenNormJob*)job;
        var (item, plane) = (L.ItemSize, self->Plane * L.ItemSize);
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Channels);
        for (var channel = chunk * self->PerChunk; channel < end; channel++)
        {
            var scale = 1 / Math.Sqrt(Real.Get(self->Variance, channel, item) + self->Eps);
            if (self->Weight is not null) scale *= Real.Get(self->Weight, channel, item);
            if (item == 4) scale = (float)scale;
            var shift = (self->Bias is null ? 0 : Real.Get(self->Bias, channel, item)) - (Real.Get(self->Mean, channel, item) * scale);
            for (nint sample = 0; sample < self->Samples; sample++)
            {
                var offset = ((sample * self->Channels) + channel) * plane;
                Write<L, V>(self->X + offset, self->Y + offset, plane, L.Const(scale), L.Const(shift));
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Write<L, V>(byte* x, byte* y, nint bytes, V scale, V shift)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint vector = L.Count * L.ItemSize, i = 0;
        for (; i + vector <= bytes; i += vector) L.Store(L.MulAdd(L.Load(x + i), scale, shift), y + i);
        var rest = (bytes - i) / L.ItemSize;
        if (rest > 0) L.StorePart(L.MulAdd(L.LoadPart(x + i, rest), scale, shift), y + i, rest);
    }
}
