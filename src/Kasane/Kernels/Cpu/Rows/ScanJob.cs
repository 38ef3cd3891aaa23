using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// A running combination along the middle dimension of (outer, n, inner). Neighbouring columns run side by side in one vector. Along rows
/// (inner = 1) each element depends on the one before, so several rows run side by side.
/// </summary>
internal unsafe struct ScanJob<TOp> : ILaneJob
    where TOp : unmanaged, IReduceOp
{
    /// <summary>Columns per chunk: a multiple of every vector's length.</summary>
    private const int Panel = 64;

    /// <summary>Elements of a chunk of rows, about.</summary>
    private const long Piece = 1 << 14;

    /// <summary>Rows per chunk: a multiple of this, which is one of every vector's length.</summary>
    private const int Together = 16;

    public byte* X;
    public byte* Y;
    public nint Outer;
    public nint N;
    public nint Inner;
    public bool Reverse;
    public bool Exclusive;

    private nint Panels => (Inner + Panel - 1) / Panel;

    private nint RowsPerChunk => (nint)Math.Max(1, Piece / (N * Together)) * Together;

    /// <summary>How many pieces of work there are.</summary>
    public nint Chunks => Inner == 1 ? (Outer + RowsPerChunk - 1) / RowsPerChunk : Outer * Panels;

    public static void Run<L, V>(void* job, nint chunk)
        where L : struct, ILanes<L, V>
        where V : struct
    {
        var self = (ScanJob<TOp>*)job;
        if (self->Inner == 1)
        {
            var row = chunk * self->RowsPerChunk;
            var start = row * self->N * L.ItemSize;
            var rows = Math.Min(self->RowsPerChunk, self->Outer - row);
            ScanRows<TOp>.Run<L, V>(self->X + start, self->Y + start, rows, self->N, self->Reverse, self->Exclusive);
            return;
        }
        var (outer, panel) = Math.DivRem(chunk, self->Panels);
        var origin = ((outer * self->N * self->Inner) + (panel * Panel)) * L.ItemSize;
        var width = Math.Min(Panel, self->Inner - (panel * Panel));
        Columns<L, V>(self, self->X + origin, self->Y + origin, width);
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
