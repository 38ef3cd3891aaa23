using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Channels brought to mean 0 and variance 1, then scaled and shifted: three passes over a channel, which stays in a near cache.</summary>
internal unsafe struct BatchNormJob : ILaneJob
{
    public byte* X;
    public byte* Weight;
    public byte* Bias;
    public byte* Y;
    public byte* Mean;
    public byte* InverseStd;
    public byte* Variance;
    public nint Samples;
    public nint Channels;
    public nint Plane;
    public nint PerChunk;
    public double Eps;
    public bool Rectify;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (BatchNormJob*)job;
        var planes = new ChannelPlanes(self->Samples, self->Channels, self->Plane * L.ItemSize, self->Plane < ChannelPlanes.Small);
        using var scratch = Scratch.Rent(planes.Gathered ? planes.Bytes : 1);
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Channels);
        for (var channel = chunk * self->PerChunk; channel < end; channel++) Channel<L, V>(self, planes, scratch.Pointer, channel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Channel<L, V>(BatchNormJob* self, in ChannelPlanes planes, byte* buffer, nint channel)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var item = L.ItemSize;
        double count = self->Samples * self->Plane, sum = 0, squares = 0;
        planes.Gather(self->X, buffer, channel);
        for (nint i = 0; i < planes.Pieces; i++) sum += ChannelSums<L, V>.Sum(planes.Piece(self->X, buffer, channel, i), planes.Bytes);
        var mean = sum / count;
        var rounded = item == 4 ? (float)mean : mean;
        for (nint i = 0; i < planes.Pieces; i++)
            squares += ChannelSums<L, V>.Squares(planes.Piece(self->X, buffer, channel, i), planes.Bytes, rounded);
        byte* scale = stackalloc byte[sizeof(double)], shift = stackalloc byte[sizeof(double)];
        Line(mean, squares / count, self->Eps, item, self->Weight, self->Bias, channel, self->Mean, self->InverseStd, self->Variance,
            scale, shift, 0);
        for (nint i = 0; i < planes.Pieces; i++)
            Write<L, V>(
                planes.Piece(self->X, buffer, channel, i), planes.Piece(self->Y, buffer, channel, i), planes.Bytes, L.Const(rounded),
                L.Const(Real.Get(scale, 0, item)), L.Const(Real.Get(shift, 0, item)), self->Rectify);
        planes.Scatter(buffer, self->Y, channel);
    }

    /// <summary>
    /// A channel's statistics, and the line (x - mean) scale + shift that its elements go through; the mean there is the rounded one, from
    /// which the squares were taken, too.
    /// </summary>
    public static void Line(
        double mean, double square, double eps, int item, byte* weight, byte* bias, nint channel, byte* means, byte* inverses, byte* variances,
        byte* scales, byte* shifts, nint place)
    {
        // What is lost in rounding the mean would shift every element of the channel: it goes into the last summand.
        var lost = mean - (item == 4 ? (float)mean : mean);
        var variance = Math.Max(square - (lost * lost), 0);
        var inverse = 1 / Math.Sqrt(variance + eps);
        var scale = weight is null ? inverse : inverse * Real.Get(weight, channel, item);
        if (item == 4) scale = (float)scale;
        Real.Set(means, channel, item, mean);
        Real.Set(inverses, channel, item, inverse);
        Real.Set(variances, channel, item, variance);
        Real.Set(scales, place, item, scale);
        Real.Set(shifts, place, item, (bias is null ? 0 : Real.Get(bias, channel, item)) - (lost * scale));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Write<L, V>(byte* x, byte* y, nint bytes, V mean, V scale, V shift, bool rectify)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint vector = L.Count * L.ItemSize, i = 0;
        for (; i + vector <= bytes; i += vector)
        {
            var value = L.MulAdd(L.Sub(L.Load(x + i), mean), scale, shift);
            L.Store(rectify ? L.Select(L.Less(value, L.Const(0)), L.Const(0), value) : value, y + i);
        }
        var rest = (bytes - i) / L.ItemSize;
        if (rest == 0) return;
        var last = L.MulAdd(L.Sub(L.LoadPart(x + i, rest), mean), scale, shift);
        L.StorePart(rectify ? L.Select(L.Less(last, L.Const(0)), L.Const(0), last) : last, y + i, rest);
    }
}
