using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Elements times a factor where their mask is set, times 0 elsewhere: NaN and infinity stay NaN there.</summary>
internal unsafe struct DropJob : ILaneJob
{
    public byte* X;
    public byte* Kept;
    public byte* Y;
    public nint Count;
    public nint PerChunk;
    public double Factor;

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (DropJob*)job;
        nint count = L.Count, item = L.ItemSize, i = chunk * self->PerChunk, end = Math.Min(i + self->PerChunk, self->Count);
        byte* x = self->X, kept = self->Kept, y = self->Y;
        V factor = L.Const(self->Factor), zero = L.Const(0);
        for (; i + count <= end; i += count)
            L.Store(L.Mul(L.Load(x + (i * item)), L.Select(L.LoadMask(kept + i, count), factor, zero)), y + (i * item));
        if (i == end) return;
        var rest = L.Select(L.LoadMask(kept + i, end - i), factor, zero);
        L.StorePart(L.Mul(L.LoadPart(x + (i * item), end - i), rest), y + (i * item), end - i);
    }
}
