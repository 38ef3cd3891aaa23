using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The derivative of <see cref="CellJob{TCell}"/>, likewise in one pass.</summary>
internal unsafe struct CellGradientJob<TCell> : ILaneJob
    where TCell : struct, IRecurrentCell
{
    public byte* Kept;
    public byte* Memory;
    public byte* Next;
    public byte* Gradient;
    public byte* Carried;
    public byte* Later;
    public byte* Input;
    public byte* Hidden;
    public byte* Earlier;
    public nint Rows;
    public nint Units;
    public nint PerChunk;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (CellGradientJob<TCell>*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Rows);
        for (var row = chunk * self->PerChunk; row < end; row++) Row<L, V>(self, row, self->Units * L.ItemSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Row<L, V>(CellGradientJob<TCell>* self, nint row, nint stride)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var first = row * stride;
        byte* kept = self->Kept + (first * TCell.Kept), input = self->Input + (first * TCell.Gates),
            hidden = self->Hidden + (first * TCell.Gates);
        byte* memory = self->Memory + first, next = self->Next + first, earlier = self->Earlier + first;
        byte* gradient = self->Gradient + first, later = self->Later + first;
        var carried = self->Carried is null ? null : self->Carried + first;
        nint count = L.Count, units = self->Units;
        for (nint j = 0, at = 0; j < units; j += count, at += count * L.ItemSize)
        {
            var lanes = Math.Min(count, units - j);
            var values = TCell.Kept > 0 ? CellVectors.Load<L, V>(kept + at, stride, TCell.Kept, lanes) : default;
            var given = CellVectors.Load<L, V>(gradient + at, lanes);
            if (carried is not null) given = L.Add(given, CellVectors.Load<L, V>(carried + at, lanes));
            TCell.Gradient<L, V>(
                values, CellVectors.Load<L, V>(memory + at, lanes), CellVectors.Load<L, V>(next + at, lanes), given,
                CellVectors.Load<L, V>(later + at, lanes), out var ofInput, out var ofHidden, out var before);
            CellVectors.Store<L, V>(ofInput, input + at, stride, TCell.Gates, lanes);
            if (TCell.SplitsGates) CellVectors.Store<L, V>(ofHidden, hidden + at, stride, TCell.Gates, lanes);
            CellVectors.Store<L, V>(before, earlier + at, lanes);
        }
    }
}
