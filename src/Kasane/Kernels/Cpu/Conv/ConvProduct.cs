using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Products C[row, lane] = sum over steps of A[row, step] x[steps[step] + offset of lane]: a matrix product whose second operand (the
/// columns of a convolution) is never written down as a whole. Its panels are gathered from the image just before use.
/// </summary>
/// <remarks>There are several items (samples and groups), each with its own A, x and C; or all of them are summed up in one C per group.</remarks>
internal unsafe struct ConvProduct<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    /// <summary>Panels that share a tile of A which is packed just before use.</summary>
    public const nint MaxPanels = 12;

    /// <summary>For so few panels A is not packed at all.</summary>
    private const nint DirectPanels = 2;

    /// <summary>Tiles of A that one chunk packs.</summary>
    private const nint PackTiles = 8;

    public nint M;
    public nint StepCount;
    public nint Lanes;
    public nint Groups;
    public nint Items;

    public T* A;
    public nint ARow;
    public nint ACol;

    /// <summary>From one group's A to the next, where all samples share it.</summary>
    public nint AGroup;

    /// <summary>From one item's A to the next, where they differ.</summary>
    public nint AItem;

    public T* X;
    public T* XEnd;
    public nint XItem;
    public int* Steps;
    public int LastStep;

    /// <summary>From one step to the next, where that is always the same and all lanes are neighbours; otherwise 0.</summary>
    public nint StepStride;
    public PanelRun* Runs;
    public int* Firsts;

    public T* C;
    public nint CRow;
    public nint CItem;

    /// <summary>One number for each row of all groups, or null.</summary>
    public T* Bias;

    /// <summary>All samples are added up in C, in this many parts, which lie <see cref="CPart"/> apart. 0: every sample has its own C.</summary>
    public nint Parts;
    public nint CPart;

    /// <summary>Adds to what the parts hold.</summary>
    public bool Accumulate;

    /// <summary>Room for A in packed form, or null: then it is packed (or read in place) for each use.</summary>
    public T* Packed;

    private GemmRows rows;
    private GemmSteps blocks;
    private nint tileSize;
    private nint panels;
    private nint panelGroups;
    private nint rowChunks;

    /// <summary>The number of elements that <see cref="Packed"/> needs.</summary>
    public static nint PackedSize(nint m, nint steps, nint groups)
    {
        var rows = new GemmRows(m, O.MaxRows);
        var blocks = new GemmSteps(steps);
        return groups * blocks.Blocks * rows.Tiles * TileSize(blocks, rows);
    }

    public void Run()
    {
        rows = new GemmRows(M, O.MaxRows);
        blocks = new GemmSteps(StepCount);
        tileSize = TileSize(blocks, rows);
        panels = (Lanes + (2 * O.Count) - 1) / (2 * O.Count);
        panelGroups = (panels + MaxPanels - 1) / MaxPanels;
        var independent = panelGroups * (Parts > 0 ? Parts * Groups : Items);
        // Rows are only cut where there is little else to hand out: each cut gathers the panels once more.
        rowChunks = Math.Clamp(8 / independent, 1, (rows.Tiles + 3) / 4);
        fixed (ConvProduct<T, O, V>* self = &this) WorkPool.Run(independent * rowChunks, &Multiply, self);
    }

    /// <summary>Fills <see cref="Packed"/>; to be called once, for all runs that share A.</summary>
    public void Pack()
    {
        rows = new GemmRows(M, O.MaxRows);
        blocks = new GemmSteps(StepCount);
        tileSize = TileSize(blocks, rows);
        fixed (ConvProduct<T, O, V>* self = &this) WorkPool.Run(Groups * blocks.Blocks * PackChunks, &PackA, self);
    }

    private readonly nint PackChunks => (rows.Tiles + PackTiles - 1) / PackTiles;

    private static nint TileSize(GemmSteps blocks, GemmRows rows) => ((blocks.Most * rows.Tallest) + (2 * O.Count) - 1) & -O.Count;

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void PackA(void* state, nint chunk)
    {
        ref var job = ref *(ConvProduct<T, O, V>*)state;
        var (block, part) = (chunk / job.PackChunks, chunk % job.PackChunks);
        var (group, kBlock) = (block / job.blocks.Blocks, block % job.blocks.Blocks);
        var end = Math.Min((part + 1) * PackTiles, job.rows.Tiles);
        for (var tile = part * PackTiles; tile < end; tile++)
            job.PackTile(job.A + (group * job.AGroup), kBlock, tile, job.Packed + (((block * job.rows.Tiles) + tile) * job.tileSize));
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PackTile(T* a, nint kBlock, nint tile, T* target)
    {
        var k = blocks.Start(kBlock);
        var row = rows.Start(tile);
        var height = rows.Height(tile);
        GemmPacking<T, O, V>.Pack(
            a + (row * ARow) + (k * ACol), ARow, ACol, height, M - row, blocks.Start(kBlock + 1) - k, target, height);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(ConvProduct<T, O, V>*)state;
        var (rest, rowChunk) = (chunk / job.rowChunks, chunk % job.rowChunks);
        var (item, panelGroup) = (rest / job.panelGroups, rest % job.panelGroups);
        var panel = panelGroup * job.panels / job.panelGroups;
        var endPanel = (panelGroup + 1) * job.panels / job.panelGroups;
        var tile = rowChunk * job.rows.Tiles / job.rowChunks;
        var endTile = (rowChunk + 1) * job.rows.Tiles / job.rowChunks;
        var buffer = GemmScratch.ForB<T>((((MaxPanels * 2) + 1) * O.Count * GemmSteps.Longest) + (GemmSteps.Longest * O.MaxRows) + (4 * O.Count));
        if (job.Parts == 0)
        {
            var group = item % job.Groups;
            var a = job.A + (group * job.AGroup);
            var packed = job.Packed == null ? null : job.Packed + (group * job.blocks.Blocks * job.rows.Tiles * job.tileSize);
            var bias = job.Bias == null ? null : job.Bias + (group * job.M);
            for (nint kBlock = 0; kBlock < job.blocks.Blocks; kBlock++)
                job.MultiplyBlock(
                    a, packed, job.X + (item * job.XItem), job.C + (item * job.CItem), kBlock, panel, endPanel, tile, endTile, kBlock > 0,
                    kBlock == job.blocks.Blocks - 1 ? bias : null, buffer);
        }
        else
        {
            var (part, group) = (item / job.Groups, item % job.Groups);
            var count = job.Items / job.Groups * job.blocks.Blocks;
            var (first, end) = (part * count / job.Parts, (part + 1) * count / job.Parts);
            var c = job.C + (part * job.CPart) + (group * job.CItem);
            for (var block = first; block < end; block++)
            {
                var own = (block / job.blocks.Blocks * job.Groups) + group;
                job.MultiplyBlock(
                    job.A + (own * job.AItem), null, job.X + (own * job.XItem), c, block % job.blocks.Blocks, panel, endPanel, tile, endTile,
                    job.Accumulate || block > first, null, buffer);
            }
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MultiplyBlock(
        T* a, T* packed, T* x, T* c, nint kBlock, nint panel, nint endPanel, nint tile, nint endTile, bool add, T* bias, T* buffer)
    {
        var k = blocks.Start(kBlock);
        var steps = blocks.Start(kBlock + 1) - k;
        var size = steps * 2 * O.Count;
        if (packed != null)
        {
            packed += kBlock * rows.Tiles * tileSize;
            for (; panel < endPanel; panel++)
            {
                var t = tile;
                if (StepStride > 0)
                {
                    // A plain matrix: the first tile reads it in place and packs it for the others in passing.
                    MultiplyFirst(packed + (t * tileSize), x, k, steps, t, panel, buffer, c, add, bias);
                    t++;
                }
                else PackPanel(x, k, steps, panel, buffer);
                for (; t < endTile; t++)
                    MultiplyTile(packed + (t * tileSize), true, k, steps, t, panel, buffer, c, add, bias);
            }
            return;
        }

        for (var p = panel; p < endPanel; p++) PackPanel(x, k, steps, p, buffer + ((p - panel) * size));
        var own = buffer + (MaxPanels * 2 * O.Count * GemmSteps.Longest) + (2 * O.Count);
        var inPlace = endPanel - panel <= DirectPanels;
        for (var t = tile; t < endTile; t++)
        {
            if (!inPlace) PackTile(a, kBlock, t, own);
            for (var p = panel; p < endPanel; p++)
                MultiplyTile(inPlace ? a : own, !inPlace, k, steps, t, p, buffer + ((p - panel) * size), c, add, bias);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void PackPanel(T* x, nint k, nint steps, nint panel, T* target)
    {
        var runs = Runs + Firsts[panel];
        nint n = Firsts[panel + 1] - Firsts[panel];
        var pitch = Lanes - (panel * 2 * O.Count) > O.Count ? 2 * O.Count : O.Count;
        var safe = true;
        for (nint i = 0; i < n; i++) safe &= x + LastStep + runs[i].Offset + O.Count <= XEnd;
        if (safe) PanelPacking<T, O, V>.Pack(x, Steps + k, steps, runs, n, target, pitch);
        else PanelPacking<T, O, V>.PackExactly(x, Steps + k, steps, runs, n, target, pitch);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MultiplyFirst(
        T* a, T* x, nint k, nint steps, nint tile, nint panel, T* buffer, T* c, bool add, T* bias)
    {
        var row = rows.Start(tile);
        var height = rows.Height(tile);
        var column = panel * 2 * O.Count;
        var columns = Math.Min(Lanes - column, 2 * O.Count);
        var vectors = columns > O.Count ? 2 : 1;
        var tail = columns - ((vectors - 1) * O.Count);
        c += (row * CRow) + column;
        var kernel = GemmKernels<T, O, V>.Packing(height, vectors, tail < O.Count);
        kernel(steps, a, 1, height, x + Steps[k] + column, StepStride, c, CRow, tail, buffer, add);
        if (bias != null) AddBias(c, bias + row, height, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void MultiplyTile(
        T* a, bool packed, nint k, nint steps, nint tile, nint panel, T* b, T* c, bool add, T* bias)
    {
        var row = rows.Start(tile);
        var height = rows.Height(tile);
        var column = panel * 2 * O.Count;
        var columns = Math.Min(Lanes - column, 2 * O.Count);
        var vectors = columns > O.Count ? 2 : 1;
        var tail = columns - ((vectors - 1) * O.Count);
        c += (row * CRow) + column;
        if (packed)
        {
            var kernel = GemmKernels<T, O, V>.Packed(height, vectors, tail < O.Count);
            kernel(steps, a, 1, height, b, 0, c, CRow, tail, b, add);
        }
        else
        {
            var kernel = GemmKernels<T, O, V>.Plain(height, vectors, tail < O.Count);
            kernel(steps, a + (row * ARow) + (k * ACol), ARow, ACol, b, vectors * O.Count, c, CRow, tail, null, add);
        }
        if (bias != null) AddBias(c, bias + row, height, columns);
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private readonly void AddBias(T* c, T* bias, nint height, nint columns)
    {
        for (nint i = 0; i < height; i++, c += CRow)
        {
            var shift = O.Broadcast(bias + i);
            nint j = 0;
            for (; j + O.Count <= columns; j += O.Count) O.Store(O.Add(O.Load(c + j), shift), c + j);
            if (j < columns)
            {
                var mask = O.Mask(columns - j);
                O.MaskStore(O.Add(O.MaskLoad(c + j, mask), shift), c + j, mask);
            }
        }
    }
}
