using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Products with many rows: both operands are packed as a whole, so that B is turned or gathered only once, and C is computed in blocks whose
/// rows of A stay in the second-level cache. A panel of such a block is summed over the whole of K before the next one begins; so it stays in
/// a near cache although sums are short.
/// </summary>
internal unsafe struct GemmBlocked<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>
    /// About as many rows are in a block. C's rows are often a power of two apart, and then more of them do not stay in the second-level
    /// cache together, however little room they need.
    /// </summary>
    private const nint RowBlock = 256;

    /// <summary>Steps along K for which both operands are packed at a time: a block of A has this many columns.</summary>
    private const nint KLimit = 1024;

    /// <summary>Rows and columns for which the operands are packed at a time.</summary>
    private const nint SideLimit = 2048;

    private const nint FewChunks = 32;

    private GemmArgs<T> args;
    private GemmSteps steps;
    private GemmRows rows;
    private T* packedA;
    private T* packedB;
    private nint tileSize;
    private nint panels;
    private nint rowBlocks;
    private nint panelsPerChunk;
    private nint colChunks;
    private bool last;

    /// <summary>From how many rows on this way is the faster one.</summary>
    public static nint LeastRows => RowBlock + 1;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public static void Run(in GemmArgs<T> args)
    {
        var kParts = (args.K + KLimit - 1) / KLimit;
        var colParts = (args.N + SideLimit - 1) / SideLimit;
        var rowParts = (args.M + SideLimit - 1) / SideLimit;
        var width = ((args.N + colParts - 1) / colParts + (2 * O.Count) - 1) & -(2 * O.Count);
        var height = (args.M + rowParts - 1) / rowParts;
        var depth = (args.K + kParts - 1) / kParts;
        var tiles = new GemmRows(height, O.MaxRows);
        var blocks = new GemmSteps(depth).Blocks + 1;
        using var roomA = Scratch.Rent(sizeof(T) * blocks * tiles.Tiles * TileSize(GemmSteps.Longest, O.MaxRows));
        using var roomB = Scratch.Rent(sizeof(T) * depth * width);

        var part = args.WithoutEpilogue();
        for (nint k = 0; k < kParts; k++)
        {
            var first = k * args.K / kParts;
            part.K = ((k + 1) * args.K / kParts) - first;
            part.Accumulate = args.Accumulate || k > 0;
            var last = k == kParts - 1;
            if (last) part = part with { Bias = args.Bias, Activation = args.Activation };
            for (nint col = 0; col < args.N; col += width)
            {
                part.N = Math.Min(width, args.N - col);
                part.B = args.B + (first * args.BRow) + (col * args.BCol);
                if (last && args.Bias != null) part.Bias = args.Bias + col;
                for (nint row = 0; row < args.M; row += height)
                {
                    part.M = Math.Min(height, args.M - row);
                    part.A = args.A + (row * args.ARow) + (first * args.ACol);
                    part.C = args.C + (row * args.CRow) + col;
                    new GemmBlocked<T, O, V>(part, (T*)roomA.Pointer, (T*)roomB.Pointer, last).Run(row == 0);
                }
            }
        }
    }

    private GemmBlocked(in GemmArgs<T> args, T* packedA, T* packedB, bool last)
    {
        this.args = args;
        this.packedA = packedA;
        this.packedB = packedB;
        this.last = last;
        steps = new(args.K);
        rows = new(args.M, O.MaxRows);
        tileSize = TileSize(steps.Most, rows.Tallest);
        panels = (args.N + (2 * O.Count) - 1) / (2 * O.Count);
        rowBlocks = (args.M + RowBlock - 1) / RowBlock;
        var wanted = GemmWork.Chunks(GemmWork.Of(args), FewChunks);
        colChunks = Math.Clamp((wanted + rowBlocks - 1) / rowBlocks, 1, panels);
        panelsPerChunk = (panels + colChunks - 1) / colChunks;
        colChunks = (panels + panelsPerChunk - 1) / panelsPerChunk;
    }

    // The packing of a tile writes whole vectors, and the kernels fetch a little ahead.
    private static nint TileSize(nint steps, nint height) => ((steps * height) + (2 * O.Count) - 1) & -O.Count;

    private void Run(bool packB)
    {
        fixed (GemmBlocked<T, O, V>* self = &this)
        {
            if (packB) WorkPool.Run(panels, &PackB, self);
            WorkPool.Run(rows.Tiles, &PackA, self);
            WorkPool.Run(rowBlocks * colChunks, &Multiply, self);
        }
    }

    private static void PackA(void* state, nint tile)
    {
        ref var job = ref *(GemmBlocked<T, O, V>*)state;
        ref var args = ref job.args;
        var row = job.rows.Start(tile);
        var height = job.rows.Height(tile);
        for (nint block = 0; block < job.steps.Blocks; block++)
        {
            var k = job.steps.Start(block);
            GemmPacking<T, O, V>.Pack(
                args.A + (row * args.ARow) + (k * args.ACol), args.ARow, args.ACol, height, args.M - row, job.steps.Start(block + 1) - k,
                job.packedA + (((block * job.rows.Tiles) + tile) * job.tileSize), height);
        }
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
        var panel = chunk % job.colChunks * job.panelsPerChunk;
        var end = Math.Min(panel + job.panelsPerChunk, job.panels);
        for (; panel < end; panel++) job.MultiplyPanel(tile, endTile, panel * 2 * O.Count);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MultiplyPanel(nint firstTile, nint endTile, nint col)
    {
        var cols = Math.Min(args.N - col, 2 * O.Count);
        var vectors = cols > O.Count ? 2 : 1;
        var tail = cols - ((vectors - 1) * O.Count);
        var edge = tail < O.Count;
        for (nint block = 0; block < steps.Blocks; block++)
        {
            var k = steps.Start(block);
            var count = steps.Start(block + 1) - k;
            var b = packedB + (col * args.K) + (k * vectors * O.Count);
            var add = args.Accumulate || block > 0;
            var finish = last && block == steps.Blocks - 1 && args.HasEpilogue;
            var height = 0;
            delegate*<nint, T*, nint, nint, T*, nint, T*, nint, nint, T*, bool, void> kernel = null;
            for (var tile = firstTile; tile < endTile; tile++)
            {
                if (height != rows.Height(tile))
                {
                    height = rows.Height(tile);
                    kernel = edge ? GemmTiles<T, O, V, PackedEdge>.Pick(height, vectors) : GemmTiles<T, O, V, PackedPanel>.Pick(height, vectors);
                }

                var c = args.C + (rows.Start(tile) * args.CRow) + col;
                kernel(count, packedA + (((block * rows.Tiles) + tile) * tileSize), 1, height, b, 0, c, args.CRow, tail, b, add);
                if (finish) GemmEpilogue<T, O, V>.Apply(args, c, height, col, cols);
            }
        }
    }
}
