using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Products with many rows. B is packed as a whole, so that it is turned or gathered only once. Of A a block of rows is packed when it is
/// needed, into a buffer that each thread keeps for it: there it stays in the second-level cache while panels of B pass. A panel of such a
/// block is summed over all its steps before the next one begins; so it stays in a near cache although sums are short.
/// </summary>
internal unsafe struct GemmBlocked<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>
    /// No more rows are in a block. C's rows are often a power of two apart, and then more of them do not stay in the second-level cache
    /// together, however little room they need.
    /// </summary>
    private const nint RowBlock = 256;

    /// <summary>
    /// Blocks of steps along K for which the operands are packed at a time: a block of A then takes a quarter of a second-level cache of 2 MB.
    /// </summary>
    private const nint StepBlocks = 5;

    /// <summary>Columns for which B is packed at a time.</summary>
    private const nint SideLimit = 2048;

    /// <summary>Chunks for each thread, so that one that is late has little left when the others are done.</summary>
    private const nint ChunksPerThread = 4;

    /// <summary>Tiles of a block of rows, at least: a panel of B is read once for all of them.</summary>
    private const nint LeastTiles = 5;

    /// <summary>
    /// Where the elements of A's columns are contiguous, so many columns are packed for all tiles before the next ones: tile by tile, each
    /// cache line would be read twice, and every step would be on another page.
    /// </summary>
    private const nint CopiedSteps = 16;

    private GemmArgs<T> args;
    private GemmSteps steps;
    private GemmRows rows;
    private T* packedB;
    private nint firstBlock;
    private nint endBlock;
    private nint tileSize;
    private nint panels;
    private nint rowBlocks;
    private nint panelsPerChunk;
    private nint colChunks;
    private long number;

    /// <summary>From how many rows on this way is the faster one.</summary>
    public static nint LeastRows => RowBlock + 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args)
    {
        GemmBlocked<T, O, V> job = default;
        job.args = args;
        job.steps = new(args.K);
        var kParts = (job.steps.Blocks + StepBlocks - 1) / StepBlocks;
        var colParts = (args.N + SideLimit - 1) / SideLimit;
        var width = ((args.N + colParts - 1) / colParts + (2 * O.Count) - 1) & -(2 * O.Count);
        using var room = Scratch.Rent(sizeof(T) * Math.Min(args.K, StepBlocks * GemmSteps.Longest) * width);
        job.packedB = (T*)room.Pointer;
        for (nint k = 0; k < kParts; k++)
        {
            job.firstBlock = k * job.steps.Blocks / kParts;
            job.endBlock = (k + 1) * job.steps.Blocks / kParts;
            var first = job.steps.Start(job.firstBlock);
            job.args.K = job.steps.Start(job.endBlock) - first;
            job.args.A = args.A + (first * args.ACol);
            for (nint col = 0; col < args.N; col += width)
            {
                job.args.N = Math.Min(width, args.N - col);
                job.args.B = args.B + (first * args.BRow) + (col * args.BCol);
                job.args.C = args.C + col;
                if (args.Bias != null) job.args = job.args with { Bias = args.Bias + col };
                job.Run();
            }
        }
    }

    private void Run()
    {
        rows = new(args.M, O.MaxRows);
        // The packing of a tile writes whole vectors, and the kernels fetch a little ahead.
        tileSize = ((steps.Most * rows.Tallest) + (2 * O.Count) - 1) & -O.Count;
        panels = (args.N + (2 * O.Count) - 1) / (2 * O.Count);
        Cut();
        number = GemmScratch.NextJobs(rowBlocks);
        fixed (GemmBlocked<T, O, V>* self = &this)
        {
            WorkPool.Run(panels, &PackB, self);
            WorkPool.Run(rowBlocks * colChunks, &Multiply, self);
        }
    }

    /// <summary>
    /// Blocks of rows as high as they may be; lower ones, then some for each part of the columns, where threads would have nothing to do
    /// otherwise. No sum depends on it.
    /// </summary>
    private void Cut()
    {
        var threads = WorkPool.Threads;
        var wanted = threads == 1 ? 1 : threads * ChunksPerThread;
        rowBlocks = Math.Clamp(wanted, (args.M + RowBlock - 1) / RowBlock, (rows.Tiles + LeastTiles - 1) / LeastTiles);
        colChunks = Math.Clamp((wanted + rowBlocks - 1) / rowBlocks, 1, panels);
        panelsPerChunk = (panels + colChunks - 1) / colChunks;
        colChunks = (panels + panelsPerChunk - 1) / panelsPerChunk;
    }

    private static void PackB(void* state, nint panel)
    {
        ref var job = ref *(GemmBlocked<T, O, V>*)state;
        ref var args = ref job.args;
        var col = panel * 2 * O.Count;
        var cols = Math.Min(args.N - col, 2 * O.Count);
        var pitch = cols > O.Count ? 2 * O.Count : O.Count;
        GemmPacking<T, O, V>.Pack(
            args.B + (col * args.BCol), args.BCol, args.BRow, cols, args.N - col, args.K, job.packedB + (col * args.K), pitch);
    }

    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(GemmBlocked<T, O, V>*)state;
        var rowBlock = chunk / job.colChunks;
        var tile = rowBlock * job.rows.Tiles / job.rowBlocks;
        var endTile = (rowBlock + 1) * job.rows.Tiles / job.rowBlocks;
        var packedA = job.PackA(rowBlock, tile, endTile);
        var panel = chunk % job.colChunks * job.panelsPerChunk;
        var end = Math.Min(panel + job.panelsPerChunk, job.panels);
        for (; panel < end; panel++) job.MultiplyPanel(packedA, tile, endTile, panel * 2 * O.Count);
    }

    /// <summary>This thread's copy of a block of rows, made for the first of the chunks that need it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly T* PackA(nint rowBlock, nint firstTile, nint endTile)
    {
        var packed = (T*)GemmScratch.HeldA(number + rowBlock);
        if (packed != null) return packed;
        packed = GemmScratch.ForA<T>((endBlock - firstBlock) * (endTile - firstTile) * tileSize);
        if (args.ARow == 1)
        {
            for (var block = firstBlock; block < endBlock; block++)
            {
                var end = steps.Start(block + 1);
                for (var k = steps.Start(block); k < end; k += CopiedSteps)
                    for (var tile = firstTile; tile < endTile; tile++)
                        PackTile(packed, block, firstTile, endTile, tile, k, Math.Min(k + CopiedSteps, end));
            }
        }
        else
        {
            for (var tile = firstTile; tile < endTile; tile++)
                for (var block = firstBlock; block < endBlock; block++)
                    PackTile(packed, block, firstTile, endTile, tile, steps.Start(block), steps.Start(block + 1));
        }

        GemmScratch.HoldA(number + rowBlock);
        return packed;
    }

    private readonly void PackTile(T* packed, nint block, nint firstTile, nint endTile, nint tile, nint k, nint end)
    {
        var row = rows.Start(tile);
        var height = rows.Height(tile);
        var target = packed + ((((block - firstBlock) * (endTile - firstTile)) + tile - firstTile) * tileSize) + ((k - steps.Start(block)) * height);
        GemmPacking<T, O, V>.Pack(
            args.A + (row * args.ARow) + ((k - steps.Start(firstBlock)) * args.ACol), args.ARow, args.ACol, height, args.M - row, end - k, target,
            height);
    }

    /// <summary>
    /// The sums of one panel grow in a buffer that stays near, not in C, whose rows push each other out of the caches where they are a power
    /// of two apart. C is fetched while the last of them are being computed.
    /// </summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MultiplyPanel(T* packedA, nint firstTile, nint endTile, nint col)
    {
        var cols = Math.Min(args.N - col, 2 * O.Count);
        var vectors = cols > O.Count ? 2 : 1;
        var tail = cols - ((vectors - 1) * O.Count);
        var edge = tail < O.Count;
        var firstRow = rows.Start(firstTile);
        var blockRows = rows.Start(endTile) - firstRow;
        var sums = GemmScratch.ForB<T>(blockRows * 2 * O.Count);
        var c = args.C + (firstRow * args.CRow) + col;
        var a = packedA;
        var b = packedB + (col * args.K);

        // Until it is C's turn, the next panel of B is fetched, which lies behind this one: its first tile would wait for it.
        var next = b + (args.K * vectors * O.Count);
        var others = (endBlock - firstBlock - 1) * (endTile - firstTile) * steps.Least;
        var nextStep = others > 0 ? (args.K * 2 * O.Count / others) + 1 : 0;

        for (var block = firstBlock; block < endBlock; block++)
        {
            var count = steps.Start(block + 1) - steps.Start(block);
            var last = block == endBlock - 1;
            var height = 0;
            delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, T*, bool, void> kernel = null;
            for (var tile = firstTile; tile < endTile; tile++)
            {
                if (height != rows.Height(tile))
                {
                    height = rows.Height(tile);
                    kernel = GemmKernels<T, O, V>.Packed(height, vectors, edge);
                }

                var row = rows.Start(tile) - firstRow;
                var sum = sums + (row * 2 * O.Count);
                var fetch = last ? c + (Math.Max(Math.Min(row, blockRows - count), 0) * args.CRow) : next;
                kernel(count, a, 1, height, b, last ? args.CRow : nextStep, sum, 2 * O.Count, tail, fetch, block > firstBlock);
                next += count * nextStep;
                if (last) GemmEpilogue<T, O, V>.Finish(args, sum, c + (row * args.CRow), height, col, cols, firstBlock > 0, block == steps.Blocks - 1);
                a += tileSize;
            }

            b += count * vectors * O.Count;
        }
    }
}
