using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>One step of a recurrent cell in one pass over its gates.</summary>
internal unsafe struct CellJob<TCell> : ILaneJob
    where TCell : struct, IRecurrentCell
{
    public byte* Input;
    public byte* Hidden;
    public byte* Memory;
    public byte* Kept;
    public byte* Next;
    public byte* Output;
    public nint Rows;
    public nint Units;
    public nint PerChunk;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (CellJob<TCell>*)job;
        var end = Math.Min((chunk + 1) * self->PerChunk, self->Rows);
        for (var row = chunk * self->PerChunk; row < end; row++) Row<L, V>(self, row, self->Units * L.ItemSize);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization | MethodImplOptions.NoInlining)]
    private static void Row<L, V>(CellJob<TCell>* self, nint row, nint stride)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        byte* input = self->Input + (row * stride * TCell.Gates), hidden = self->Hidden + (row * stride * TCell.Gates);
        byte* kept = self->Kept + (row * stride * TCell.Kept);
        byte* memory = self->Memory + (row * stride), next = self->Next + (row * stride), output = self->Output + (row * stride);
        nint count = L.Count, units = self->Units;
        for (nint j = 0, at = 0; j < units; j += count, at += count * L.ItemSize)
        {
            var lanes = Math.Min(count, units - j);
            var x = CellVectors.Load<L, V>(input + at, stride, TCell.Gates, lanes);
            var h = TCell.SplitsGates ? CellVectors.Load<L, V>(hidden + at, stride, TCell.Gates, lanes) : default;
            TCell.Forward<L, V>(x, h, CellVectors.Load<L, V>(memory + at, lanes), out var values, out var memorised, out var result);
            if (TCell.Kept > 0) CellVectors.Store<L, V>(values, kept + at, stride, TCell.Kept, lanes);
            CellVectors.Store<L, V>(memorised, next + at, lanes);
            if (TCell.HasMemory) CellVectors.Store<L, V>(result, output + at, lanes);
        }
    }
}
