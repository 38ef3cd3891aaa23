using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Products worth packing for, with not too many rows: A once as a whole, tile by tile; B panel by panel, just before use, if possible while the first tile is being
/// computed from it. A chunk of the work is a block of C, over the whole of K.
/// </summary>
internal unsafe struct GemmPacked<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Blocks are lower if there would be fewer chunks than this, of a worthwhile size.</summary>
    private const nint FewChunks = 32;

    /// <summary>The packed A is kept below this many elements by cutting K once more.</summary>
    private const nint PackedLimit = 4 << 20;

    /// <summary>Tiles of A that one chunk packs.</summary>
    private const nint PackTiles = 8;

    /// <summary>
    /// Up to so many elements, each thread packs A for itself: that is faster than fetching it from the cache of the processor which did.
    /// </summary>
    private const nint OwnPackLimit = 1 << 17;

    private GemmArgs<T> args;
    private GemmRows rows;
    private T* packed;
    private GemmSteps steps;
    private nint tileSize;
    private nint tilesPerChunk;
    private nint colsPerChunk;
    private nint colChunks;
    private long number;
    private bool last;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args)
    {
        var rows = new GemmRows(args.M, O.MaxRows);
        var tileSize = (GemmSteps.Longest * O.MaxRows) + O.Count;
        var steps = Math.Max(PackedLimit / (rows.Tiles * tileSize), 1) * GemmSteps.Longest;
        if (steps >= args.K)
        {
            new GemmPacked<T, O, V>(args, rows, true).Run();
            return;
        }

        var part = args.WithoutEpilogue();
        for (nint k = 0; k < args.K; k += steps)
        {
            var end = k + steps >= args.K;
            if (end) part = part with { Bias = args.Bias, Activation = args.Activation };
            part.K = Math.Min(steps, args.K - k);
            part.A = args.A + (k * args.ACol);
            part.B = args.B + (k * args.BRow);
            new GemmPacked<T, O, V>(part, rows, end).Run();
            part.Accumulate = true;
        }
    }

    private GemmPacked(in GemmArgs<T> args, GemmRows rows, bool last)
    {
        this.args = args;
        this.rows = rows;
        this.last = last;
        steps = new(args.K);
        tileSize = ((steps.Most * rows.Tallest) + (2 * O.Count) - 1) & -O.Count;

        var panel = 2 * O.Count;
        var panels = (args.N + panel - 1) / panel;
        var wanted = GemmWork.Chunks(GemmWork.Of(args), FewChunks);
        var rowChunks = Math.Clamp((wanted + panels - 1) / panels, 1, rows.Tiles);
        tilesPerChunk = (rows.Tiles + rowChunks - 1) / rowChunks;
        var panelWork = GemmWork.Of<T>(Math.Min(tilesPerChunk * O.MaxRows, args.M), panel, args.K);
        var panelsPerChunk = Math.Clamp((nint)(GemmWork.ChunkSize(GemmWork.Of(args)) / panelWork) + 1, 1, panels);
        colChunks = (panels + panelsPerChunk - 1) / panelsPerChunk;
        colsPerChunk = (panels + colChunks - 1) / colChunks * panel;
    }

    private void Run()
    {
        number = GemmScratch.NextJobs(1);
        fixed (GemmPacked<T, O, V>* self = &this)
        {
            if (args.M * args.K > OwnPackLimit)
            {
                packed = GemmScratch.ForA<T>(steps.Blocks * rows.Tiles * tileSize);
                WorkPool.Run(steps.Blocks * PackGroups, &PackA, self);
            }

            WorkPool.Run((rows.Tiles + tilesPerChunk - 1) / tilesPerChunk * colChunks, &Multiply, self);
        }
    }

    private readonly nint PackGroups => (rows.Tiles + PackTiles - 1) / PackTiles;

    private static void PackA(void* state, nint chunk)
    {
        ref var job = ref *(GemmPacked<T, O, V>*)state;
        job.PackA(chunk, job.packed);
    }

    private readonly void PackA(nint chunk, T* packed)
    {
        var kBlock = chunk / PackGroups;
        var k = steps.Start(kBlock);
        var count = steps.Start(kBlock + 1) - k;
        var first = chunk % PackGroups * PackTiles;
        var end = Math.Min(first + PackTiles, rows.Tiles);
        for (var tile = first; tile < end; tile++)
        {
            var row = rows.Start(tile);
            var height = rows.Height(tile);
            var source = args.A + (row * args.ARow) + (k * args.ACol);
            var target = packed + (((kBlock * rows.Tiles) + tile) * tileSize);
            GemmPacking<T, O, V>.Pack(source, args.ARow, args.ACol, height, args.M - row, count, target, height);
        }
    }

    /// <summary>This thread's own copy of A, made for the first of its chunks.</summary>
    private readonly T* OwnPack()
    {
        var own = (T*)GemmScratch.HeldA(number);
        if (own != null) return own;
        own = GemmScratch.ForA<T>(steps.Blocks * rows.Tiles * tileSize);
        for (nint i = 0; i < steps.Blocks * PackGroups; i++) PackA(i, own);
        GemmScratch.HoldA(number);
        return own;
    }

    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(GemmPacked<T, O, V>*)state;
        var firstTile = chunk / job.colChunks * job.tilesPerChunk;
        var endTile = Math.Min(firstTile + job.tilesPerChunk, job.rows.Tiles);
        var col = chunk % job.colChunks * job.colsPerChunk;
        var endCol = Math.Min(col + job.colsPerChunk, job.args.N);
        var packed = job.packed != null ? job.packed : job.OwnPack();
        var panel = GemmScratch.ForB<T>(GemmSteps.Longest * 2 * O.Count);
        if (job.args.BRow == 1)
        {
            // B's columns are contiguous: each is read to its end, while the next ones are being fetched.
            for (var j = col; j < endCol; j += 2 * O.Count)
                for (nint kBlock = 0; kBlock < job.steps.Blocks; kBlock++)
                    job.MultiplyPanel(packed, kBlock, firstTile, endTile, j, endCol, panel);
            return;
        }

        for (nint kBlock = 0; kBlock < job.steps.Blocks; kBlock++)
            for (var j = col; j < endCol; j += 2 * O.Count)
                job.MultiplyPanel(packed, kBlock, firstTile, endTile, j, endCol, panel);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MultiplyPanel(T* packed, nint kBlock, nint tile, nint endTile, nint col, nint endCol, T* panel)
    {
        var k = steps.Start(kBlock);
        var count = steps.Start(kBlock + 1) - k;
        var cols = Math.Min(args.N - col, 2 * O.Count);
        var vectors = cols > O.Count ? 2 : 1;
        var tail = cols - ((vectors - 1) * O.Count);
        var edge = tail < O.Count;
        var pitch = vectors * (nint)O.Count;
        var add = args.Accumulate || kBlock > 0;
        var finish = last && kBlock == steps.Blocks - 1 && args.HasEpilogue;
        var b = args.B + (k * args.BRow) + (col * args.BCol);
        var bs = args.BRow;

        // Turning around the next panel would wait for memory: it is fetched in small portions while this one is used.
        var fetch = panel;
        nint fetchStep = 0;
        var next = col + (2 * O.Count);
        if (args.BRow == 1 && args.BCol == args.K && next < (WorkPool.Threads == 1 ? args.N : endCol))
        {
            fetch = args.B + (next * args.BCol) + (k * 2 * O.Count);
            fetchStep = (2 * O.Count / (endTile - tile)) + 1;
        }

        // B in rows is packed while the first tile reads it; otherwise it has to be turned around first.
        var packing = args.BCol == 1;
        if (!packing)
        {
            GemmPacking<T, O, V>.Pack(b, args.BCol, args.BRow, cols, args.N - col, count, panel, pitch);
            b = panel;
            bs = fetchStep;
        }

        var height = 0;
        delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, T*, bool, void> kernel = null;
        for (; tile < endTile; tile++)
        {
            if (packing)
            {
                height = rows.Height(tile);
                kernel = GemmKernels<T, O, V>.Packing(height, vectors, edge);
            }
            else if (height != rows.Height(tile))
            {
                height = rows.Height(tile);
                kernel = GemmKernels<T, O, V>.Packed(height, vectors, edge);
            }

            var a = packed + (((kBlock * rows.Tiles) + tile) * tileSize);
            var c = args.C + (rows.Start(tile) * args.CRow) + col;
            kernel(count, a, 1, height, b, bs, c, args.CRow, tail, packing ? panel : fetch, add);
            if (finish) GemmEpilogue<T, O, V>.Apply(args, c, height, col, cols);
            fetch += count * fetchStep;
            if (packing)
            {
                packing = false;
                height = 0;
                b = panel;
                bs = 0;
            }
        }
    }
}
