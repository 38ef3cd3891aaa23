using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The gradient of <see cref="GroupNormJob"/>: two passes over a group, which stays in a near cache.</summary>
internal unsafe struct GroupNormGradientJob : ILaneJob
{
    public byte* Gradient;
    public byte* X;
    public byte* Mean;
    public byte* InverseStd;
    public byte* Weight;
    public byte* Y;
    public byte* Sums;
    public byte* Products;
    public nint GroupsPerSample;
    public nint Groups;
    public nint Channels;
    public nint Plane;
    public nint PerChunk;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (GroupNormGradientJob*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Groups);
        for (var group = chunk * self->PerChunk; group < end; group++) Group<L, V>(self, group);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Group<L, V>(GroupNormGradientJob* self, nint group)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var (item, plane) = (L.ItemSize, self->Plane * L.ItemSize);
        var start = group * self->Channels;
        var first = group % self->GroupsPerSample * self->Channels;
        var mean = Real.Get(self->Mean, group, item);
        var inverse = Real.Get(self->InverseStd, group, item);
        double total = 0, along = 0;
        for (nint c = 0; c < self->Channels; c++)
        {
            double sum = 0, product = 0;
            var offset = (start + c) * plane;
            ChannelSums<L, V>.Products(self->Gradient + offset, self->X + offset, plane, mean, ref sum, ref product);
            product *= inverse;
            Real.Set(self->Sums, start + c, item, sum);
            Real.Set(self->Products, start + c, item, product);
            var weight = self->Weight is null ? 1 : Real.Get(self->Weight, first + c, item);
            total += weight * sum;
            along += weight * product;
        }
        // (g weight - total / n - xhat along / n) / std = scale g + slope (x - mean) + shift.
        double count = self->Channels * self->Plane;
        var slope = -(inverse * inverse * along / count);
        var shift = -(inverse * total / count);
        for (nint c = 0; c < self->Channels; c++)
        {
            var scale = self->Weight is null ? inverse : inverse * Real.Get(self->Weight, first + c, item);
            var offset = (start + c) * plane;
            BatchNormGradientJob.Write<L, V>(
                self->Gradient + offset, self->X + offset, self->Y + offset, plane, L.Const(mean), L.Const(scale), L.Const(slope), L.Const(shift));
        }
    }
}
