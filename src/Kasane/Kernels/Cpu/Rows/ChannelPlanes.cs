using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The planes of one channel as pieces of memory: each sample's plane; or, where planes are small, all of them gathered in one piece.
/// </summary>
internal readonly unsafe struct ChannelPlanes
{
    /// <summary>Below so many elements planes are gathered.</summary>
    public const nint Small = 64;

    private readonly nint samples;
    private readonly nint pitch;
    private readonly nint plane;

    /// <param name="samples">How many samples.</param>
    /// <param name="channels">How many channels.</param>
    /// <param name="plane">Bytes of a plane.</param>
    /// <param name="gathered">Whether the planes are gathered.</param>
    public ChannelPlanes(nint samples, nint channels, nint plane, bool gathered)
    {
        (this.samples, this.plane, Gathered) = (samples, plane, gathered);
        pitch = channels * plane;
        (Pieces, Bytes) = gathered ? (1, samples * plane) : (samples, plane);
    }

    public bool Gathered { get; }

    public nint Pieces { get; }

    /// <summary>Bytes of a piece.</summary>
    public nint Bytes { get; }

    /// <summary>The piece, in <paramref name="all"/> or in the buffer.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public byte* Piece(byte* all, byte* buffer, nint channel, nint piece) => Gathered ? buffer : all + (piece * pitch) + (channel * plane);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Gather(byte* all, byte* buffer, nint channel)
    {
        if (!Gathered) return;
        var from = all + (channel * plane);
        for (nint i = 0; i < samples; i++, from += pitch, buffer += plane) Move(from, buffer);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public void Scatter(byte* buffer, byte* all, nint channel)
    {
        if (!Gathered) return;
        var to = all + (channel * plane);
        for (nint i = 0; i < samples; i++, to += pitch, buffer += plane) Move(buffer, to);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Move(byte* from, byte* to)
    {
        nint i = 0;
        for (; i + 8 <= plane; i += 8) *(ulong*)(to + i) = *(ulong*)(from + i);
        if (i < plane) *(uint*)(to + i) = *(uint*)(from + i);
    }
}
