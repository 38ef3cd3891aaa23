using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Groups of channels of one sample, which lie behind each other, brought to mean 0 and variance 1; then every channel is scaled and shifted.
/// </summary>
internal unsafe struct GroupNormJob : ILaneJob
{
    public byte* X;
    public byte* Weight;
    public byte* Bias;
    public byte* Y;
    public byte* Mean;
    public byte* InverseStd;
    public nint GroupsPerSample;
    public nint Groups;
    public nint Channels;
    public nint Plane;
    public nint PerChunk;
    public double Eps;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (GroupNormJob*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Groups);
        for (var group = chunk * self->PerChunk; group < end; group++) Group<L, V>(self, group);
    }

    /// <param name="self">The job.</param>
    /// <param name="group">Counted over all samples; a group has <see cref="Channels"/> channels.</param>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Group<L, V>(GroupNormJob* self, nint group)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var (item, plane) = (L.ItemSize, self->Plane * L.ItemSize);
        var bytes = self->Channels * plane;
        var x = self->X + (group * bytes);
        double count = self->Channels * self->Plane;
        var mean = ChannelSums<L, V>.Sum(x, bytes) / count;
        var rounded = item == 4 ? (float)mean : mean;
        // What is lost in rounding the mean would shift every element: it goes into the last summand.
        var lost = mean - rounded;
        var variance = Math.Max(0, (ChannelSums<L, V>.Squares(x, bytes, rounded) / count) - (lost * lost));
        var inverse = 1 / Math.Sqrt(variance + self->Eps);
        Real.Set(self->Mean, group, item, mean);
        Real.Set(self->InverseStd, group, item, inverse);
        var first = group % self->GroupsPerSample * self->Channels;
        for (nint c = 0; c < self->Channels; c++)
        {
            var scale = self->Weight is null ? inverse : inverse * Real.Get(self->Weight, first + c, item);
            if (item == 4) scale = (float)scale;
            var shift = (self->Bias is null ? 0 : Real.Get(self->Bias, first + c, item)) - (lost * scale);
            var offset = (group * bytes) + (c * plane);
            BatchNormJob.Write<L, V>(self->X + offset, self->Y + offset, plane, L.Const(rounded), L.Const(scale), L.Const(shift), false);
        }
    }
}
