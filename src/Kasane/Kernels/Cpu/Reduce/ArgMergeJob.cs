using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>From the places of the extremes of a dimension's pieces to that of the whole.</summary>
internal unsafe struct ArgMergeJob<TOp> : ILaneJob
    where TOp : unmanaged, IReduceOp
{
    public byte* X;
    public long* Y;
    public long* Partial;
    public long Pieces;
    public long N;
    public long Inner;

    /// <summary>A mask: where the value comes before the best so far, which must not be NaN.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Beats<L, V>(V value, V best)
        where L : struct, ILanes<L, V>
        where V : struct => L.Not(typeof(TOp) == typeof(MaxReduction) ? L.LessEqual(value, best) : L.LessEqual(best, value));

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (ArgMergeJob<TOp>*)job;
        var x = self->X + (chunk * self->N * self->Inner * L.ItemSize);
        var partial = self->Partial + (chunk * self->Pieces * self->Inner);
        for (long c = 0; c < self->Inner; c++)
        {
            var at = partial[c];
            for (long piece = 1; piece < self->Pieces; piece++)
            {
                var next = partial[(piece * self->Inner) + c];
                var best = L.Broadcast(x + (((at * self->Inner) + c) * L.ItemSize));
                var beats = Beats<L, V>(L.Broadcast(x + (((next * self->Inner) + c) * L.ItemSize)), best);
                if (L.AnySet(L.And(beats, L.Equal(best, best)))) at = next;
            }
            self->Y[(chunk * self->Inner) + c] = at;
        }
    }
}
