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
    private nint rowChunks;
    private nint colChunks;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args)
    {
        var tiles = (args.M + O.MaxRows - 1) / O.MaxRows;
        var work = GemmWork.Of(args);
        if (work < 2 * GemmWork.MinChunk)
        {
            Multiply(args, 0, tiles, 0, args.N);
            return;
        }

        GemmDirect<T, O, V> job;
        job.args = args;
        var panel = Panel(args.M);
        var chunks = GemmWork.Chunks(work, nint.MaxValue);
        job.rowChunks = Math.Min(chunks, tiles);
        job.colChunks = Math.Clamp(chunks / job.rowChunks, 1, (args.N + panel - 1) / panel);
        WorkPool.Run(job.rowChunks * job.colChunks, &Chunk, &job);
    }

    /// <summary>Columns that are computed together: few rows need many accumulators beside each other to hide their latency.</summary>
    private static nint Panel(nint rows) => rows switch { 1 => 8, <= 3 => 4, _ => 2 } * O.Count;

    private static void Chunk(void* state, nint chunk)
    {
        ref var job = ref *(GemmDirect<T, O, V>*)state;
        ref var args = ref job.args;
        var (rowChunk, colChunk) = (chunk / job.colChunks, chunk % job.colChunks);
        var tiles = (args.M + O.MaxRows - 1) / O.MaxRows;
        var panel = Panel(args.M);
        var panels = (args.N + panel - 1) / panel;
        Multiply(
            args,
            rowChunk * tiles / job.rowChunks,
            (rowChunk + 1) * tiles / job.rowChunks,
            colChunk * panels / job.colChunks * panel,
            Math.Min((colChunk + 1) * panels / job.colChunks * panel, args.N));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(in GemmArgs<T> args, nint tile, nint endTile, nint col, nint endCol)
    {
        var rows = new GemmRows(args.M, O.MaxRows);
        if (args.K <= FewSteps)
        {
            for (; tile < endTile; tile++) MultiplyBlock(args, rows, tile, tile + 1, col, endCol);
        }
        else
        {
            var panel = Panel(args.M);
            for (; col < endCol; col += panel) MultiplyBlock(args, rows, tile, endTile, col, Math.Min(col + panel, endCol));
        }
    }

    /// <summary>A block of one tile or of one panel.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void MultiplyBlock(in GemmArgs<T> args, GemmRows rows, nint firstTile, nint endTile, nint firstCol, nint endCol)
    {
        var panel = Panel(args.M);
        var shape = 0;
        delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, T*, bool, void> kernel = null;
        for (var tile = firstTile; tile < endTile; tile++)
        {
            var height = rows.Height(tile);
            var row = rows.Start(tile);
            var a = args.A + (row * args.ARow);
            var c = args.C + (row * args.CRow);
            for (var col = firstCol; col < endCol; col += panel)
            {
                var cols = Math.Min(panel, endCol - col);
                var vectors = (int)((cols + O.Count - 1) / O.Count);
                var tail = cols - ((vectors - 1) * O.Count);
                var wanted = (height * 64) + (vectors * 2) + (tail < O.Count ? 1 : 0);
                if (shape != wanted)
                {
                    shape = wanted;
                    kernel = GemmKernels<T, O, V>.Plain(height, vectors, tail < O.Count);
                }

                kernel(args.K, a, args.ARow, args.ACol, args.B + col, args.BRow, c + col, args.CRow, tail, null, args.Accumulate);
            }

            if (args.HasEpilogue) GemmEpilogue<T, O, V>.Apply(args, c + firstCol, height, firstCol, endCol - firstCol);
        }
    }
}
