using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Products in which B is in rows and so little is reused that packing does not pay: both operands are read in place.</summary>
internal unsafe struct GemmDirect<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Up to so many steps the result is what takes time: it is written row by row, not panel by panel.</summary>
    private const nint FewSteps = 16;

    private GemmArgs<T> args;
    private GemmRows rows;
    private nint rowChunks;
    private nint colChunks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args)
    {
        GemmDirect<T, O, V> job;
        job.args = args;
        job.rows = new GemmRows(args.M, O.MaxRows);
        job.rowChunks = 1;
        job.colChunks = 1;
        var chunks = GemmWork.Chunks(GemmWork.Of(args), nint.MaxValue);
        if (chunks > 1)
        {
            var panels = (args.N + Panel(args.M) - 1) / Panel(args.M);
            job.rowChunks = Math.Min(chunks, job.rows.Tiles);
            job.colChunks = Math.Clamp(chunks / job.rowChunks, 1, panels);
        }

        WorkPool.Run(job.rowChunks * job.colChunks, &Multiply, &job);
    }

    /// <summary>Columns that are computed together: few rows need many accumulators beside each other to hide their latency.</summary>
    private static nint Panel(nint rows) => rows <= 3 ? 4 * O.Count : 2 * O.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(GemmDirect<T, O, V>*)state;
        ref var args = ref job.args;
        var rowChunk = chunk / job.colChunks;
        var colChunk = chunk % job.colChunks;
        var tile = rowChunk * job.rows.Tiles / job.rowChunks;
        var endTile = (rowChunk + 1) * job.rows.Tiles / job.rowChunks;
        var panel = Panel(args.M);
        var panels = (args.N + panel - 1) / panel;
        var col = colChunk * panels / job.colChunks * panel;
        var endCol = Math.Min((colChunk + 1) * panels / job.colChunks * panel, args.N);
        if (args.K <= FewSteps)
        {
            for (; tile < endTile; tile++) job.MultiplyBlock(tile, tile + 1, col, endCol);
        }
        else
        {
            for (; col < endCol; col += panel) job.MultiplyBlock(tile, endTile, col, Math.Min(col + panel, endCol));
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private void MultiplyBlock(nint firstTile, nint endTile, nint col, nint endCol)
    {
        var panel = Panel(args.M);
        for (; col < endCol;)
        {
            var cols = Math.Min(panel, endCol - col);
            // The kernels are 1, 2 or 4 vectors wide; three vectors are done as two and one.
            var vectors = (int)((cols + O.Count - 1) / O.Count);
            if (vectors == 3)
            {
                vectors = 2;
                cols = 2 * O.Count;
            }

            var tail = cols - ((vectors - 1) * O.Count);
            for (var tile = firstTile; tile < endTile; tile++)
            {
                var height = rows.Height(tile);
                var kernel = tail < O.Count
                    ? GemmTiles<T, O, V, EdgePanel>.Pick(height, vectors)
                    : GemmTiles<T, O, V, WholePanel>.Pick(height, vectors);
                var row = rows.Start(tile);
                var c = args.C + (row * args.CRow) + col;
                kernel(args.K, args.A + (row * args.ARow), args.ARow, args.ACol, args.B + col, args.BRow, c, args.CRow, tail, null, args.Accumulate);
                if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, c, height, col, cols);
            }

            col += cols;
        }
    }
}
