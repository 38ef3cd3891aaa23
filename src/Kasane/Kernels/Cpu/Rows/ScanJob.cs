using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// A running combination along the middle dimension of (outer, n, inner). Neighbouring columns run side by side in one vector; for rows
/// (inner = 1) only the first lane is used, as each element depends on the one before.
/// </summary>
internal unsafe struct ScanJob<TOp> : ILaneJob
    where TOp : unmanaged, IReduceOp
{
    public byte* X;
    public byte* Y;
    public nint N;
    public nint Inner;
    public nint Panels;
    public bool Reverse;
    public bool Exclusive;

    /// <summary>Columns per chunk: a multiple of every vector's length.</summary>
    public const int Panel = 64;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (ScanJob<TOp>*)job;
        var (outer, panel) = Math.DivRem(chunk, self->Panels);
        var start = ((outer * self->N * self->Inner) + (panel * Panel)) * L.ItemSize;
        var width = Math.Min(Panel, self->Inner - (panel * Panel));
        Columns<L, V>(self, self->X + start, self->Y + start, width);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Columns<L, V>(ScanJob<TOp>* self, byte* x, byte* y, nint width)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        nint count = L.Count, item = L.ItemSize, step = self->Inner * item;
        var first = self->Reverse ? (self->N - 1) * step : 0;
        if (self->Reverse) step = -step;
        for (nint c = 0; c < width; c += count)
        {
            var lanes = Math.Min(count, width - c);
            byte* from = x + first + (c * item), to = y + first + (c * item);
            var running = TOp.Identity<L, V>();
            for (nint j = 0; j < self->N; j++, from += step, to += step)
            {
                var next = TOp.Combine<L, V>(running, lanes == count ? L.Load(from) : L.LoadPart(from, lanes));
                var result = self->Exclusive ? running : next;
                if (lanes == count) L.Store(result, to);
                else L.StorePart(result, to, lanes);
                running = next;
            }
        }
    }
}
