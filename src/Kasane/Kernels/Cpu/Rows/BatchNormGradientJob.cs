using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The gradient of <see cref="BatchNormJob"/>: two passes over a channel of the gradient and of x.</summary>
internal unsafe struct BatchNormGradientJob : ILaneJob
{
    public byte* Gradient;
    public byte* X;
    public byte* Rectified;
    public byte* Mean;
    public byte* InverseStd;
    public byte* Weight;
    public byte* Y;
    public byte* Sum;
    public byte* Product;
    public nint Samples;
    public nint Channels;
    public nint Plane;
    public nint PerChunk;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (BatchNormGradientJob*)job;
        var planes = new ChannelPlanes(self->Samples, self->Channels, self->Plane * L.ItemSize, self->Plane < ChannelPlanes.Small);
        using var scratch = Scratch.Rent(planes.Gathered ? 3 * planes.Bytes : 1);
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Channels);
        for (var channel = chunk * self->PerChunk; channel < end; channel++) Channel<L, V>(self, planes, scratch.Pointer, channel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Channel<L, V>(BatchNormGradientJob* self, in ChannelPlanes planes, byte* buffer, nint channel)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var item = L.ItemSize;
        double count = self->Samples * self->Plane, sum = 0, product = 0;
        var own = buffer + (planes.Gathered ? planes.Bytes : 0);
        planes.Gather(self->Gradient, buffer, channel);
        planes.Gather(self->X, own, channel);
        var gradient = self->Gradient;
        if (self->Rectified is not null)
        {
            // Into the result, from where it is read again.
            gradient = self->Y;
            planes.Gather(self->Rectified, own + planes.Bytes, channel);
            for (nint i = 0; i < planes.Pieces; i++)
                Rectify<L, V>(
                    planes.Piece(self->Gradient, buffer, channel, i), planes.Piece(self->Rectified, own + planes.Bytes, channel, i),
                    planes.Piece(gradient, buffer, channel, i), planes.Bytes);
        }
        var mean = Real.Get(self->Mean, channel, item);
        var inverse = Real.Get(self->InverseStd, channel, item);
        for (nint i = 0; i < planes.Pieces; i++)
            ChannelSums<L, V>.Products(
                planes.Piece(gradient, buffer, channel, i), planes.Piece(self->X, own, channel, i), planes.Bytes, mean, ref sum, ref product);
        product *= inverse;
        Real.Set(self->Sum, channel, item, sum);
        Real.Set(self->Product, channel, item, product);
        // scale (g - sum / n - xhat product / n) = scale g + slope (x - mean) + shift.
        var scale = self->Weight is null ? inverse : inverse * Real.Get(self->Weight, channel, item);
        var slope = -(scale * inverse * product / count);
        var shift = -(scale * sum / count);
        for (nint i = 0; i < planes.Pieces; i++)
            Write<L, V>(
                planes.Piece(gradient, buffer, channel, i),
                planes.Piece(self->X, own, channel, i),
                planes.Piece(self->Y, buffer, channel, i),
                planes.Bytes,
                L.Const(mean),
                L.Const(scale),
                L.Const(slope),
                L.Const(shift));
        planes.Scatter(buffer, self->Y, channel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Rectify<L, V>(byte* g, byte* result, byte* y, nint bytes)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint vector = L.Count * L.ItemSize, i = 0;
        for (; i + vector <= bytes; i += vector)
            L.Store(L.Select(L.Less(L.Const(0), L.Load(result + i)), L.Load(g + i), L.Const(0)), y + i);
        var rest = (bytes - i) / L.ItemSize;
        if (rest > 0) L.StorePart(L.Select(L.Less(L.Const(0), L.LoadPart(result + i, rest)), L.LoadPart(g + i, rest), L.Const(0)), y + i, rest);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    internal static void Write<L, V>(byte* g, byte* x, byte* y, nint bytes, V mean, V scale, V slope, V shift)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint vector = L.Count * L.ItemSize, i = 0;
        for (; i + vector <= bytes; i += vector)
            L.Store(L.MulAdd(L.Load(g + i), scale, L.MulAdd(L.Sub(L.Load(x + i), mean), slope, shift)), y + i);
        var rest = (bytes - i) / L.ItemSize;
        if (rest > 0) L.StorePart(L.MulAdd(L.LoadPart(g + i, rest), scale, L.MulAdd(L.Sub(L.LoadPart(x + i, rest), mean), slope, shift)), y + i, rest);
    }
}
