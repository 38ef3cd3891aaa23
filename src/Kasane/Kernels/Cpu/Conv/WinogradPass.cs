using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// A convolution with kernels of 3 x 3, slice by slice: the tiles of a slice are transformed; then for every panel of output channels follow
/// the 16 products, whose rows are the tiles, and the transform of the result. What passes from step to step stays in the near caches.
/// </summary>
internal unsafe struct WinogradPass<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    // What a slice's transformed tiles may take; but not fewer tiles than that are used with each panel of the weight.
    private const nint SliceBytes = 3 << 18;
    private const nint LeastTiles = 48;

    // From so many slices on they are dealt out to the threads as a whole.
    private const nint FewSlices = 4;

    // About as many transformed tiles are a chunk of work.
    private const nint Work = 1 << 10;

    private readonly WinogradSizes sizes;
    private readonly WinogradWeight<T, O, V> weight;
    private readonly WinogradOutput<T, O, V> output;
    private readonly T* x;
    private readonly nint tileRows;
    private readonly nint rowsPerSlice;
    private readonly nint slices;
    private readonly nint plane;
    private T* weights;

    /// <param name="sizes">Those of the convolution.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="x">The input side.</param>
    /// <param name="weight">The weight.</param>
    /// <param name="transformed">What <paramref name="weight"/> gives, if it is known already; or null.</param>
    /// <param name="output">Where the results go.</param>
    public WinogradPass(
        in WinogradSizes sizes, nint samples, T* x, in WinogradWeight<T, O, V> weight, T* transformed, in WinogradOutput<T, O, V> output)
    {
        this.sizes = sizes;
        this.weight = weight;
        this.output = output;
        this.x = x;
        weights = transformed;
        tileRows = samples * sizes.TileRows;
        var wanted = Math.Max(LeastTiles, SliceBytes / (WinogradSizes.Points * (sizes.In + (2 * O.Count)) * sizeof(T)));
        slices = (tileRows + Math.Max(1, wanted / sizes.TileColumns) - 1) / Math.Max(1, wanted / sizes.TileColumns);
        rowsPerSlice = (tileRows + slices - 1) / slices;
        slices = (tileRows + rowsPerSlice - 1) / rowsPerSlice;
        plane = (sizes.In * rowsPerSlice * sizes.TileColumns) + WinogradSizes.PlaneGap;
    }

    public void Run()
    {
        var everything = weights == null && slices > 1;
        using var room = Scratch.Rent(everything ? sizeof(T) * WinogradWeight<T, O, V>.Size(sizes.Out, sizes.In) : 1);
        if (everything)
        {
            weights = (T*)room.Pointer;
            var all = weight;
            all.Run(weights);
        }

        fixed (WinogradPass<T, O, V>* self = &this)
        {
            if (slices >= FewSlices) WorkPool.Run(slices, &RunSlice, self);
            else
                for (nint i = 0; i < slices; i++) RunSlice(self, i);
        }
    }

    private static void RunSlice(void* state, nint number)
    {
        ref var job = ref *(WinogradPass<T, O, V>*)state;
        using var tiles = Scratch.Rent(sizeof(T) * ((WinogradSizes.Points * job.plane) + O.Count));
        var row = number * job.rowsPerSlice;
        var slice = new Slice(ref job, (T*)tiles.Pointer, row, Math.Min(job.rowsPerSlice, job.tileRows - row));
        slice.Run();
    }

    private struct Slice
    {
        private readonly WinogradPass<T, O, V>* job;
        private readonly T* tiles;
        private readonly nint firstRow;
        private readonly nint rows;
        private readonly nint perChunk;

        public Slice(ref WinogradPass<T, O, V> job, T* tiles, nint firstRow, nint rows)
        {
            // It lies on the stack, or is pinned, until all slices have ended.
            this.job = (WinogradPass<T, O, V>*)Unsafe.AsPointer(ref job);
            this.tiles = tiles;
            this.firstRow = firstRow;
            this.rows = rows;
            perChunk = Math.Max(1, Work / (rows * job.sizes.TileColumns));
        }

        public void Run()
        {
            ref readonly var sizes = ref job->sizes;
            fixed (Slice* self = &this)
            {
                WorkPool.Run((sizes.In + perChunk - 1) / perChunk, &Transform, self);
                WorkPool.Run((sizes.Out + WinogradWeight<T, O, V>.Panel - 1) / WinogradWeight<T, O, V>.Panel, &Multiply, self);
            }
        }

        private static void Transform(void* state, nint chunk)
        {
            ref var slice = ref *(Slice*)state;
            var job = slice.job;
            var input = new WinogradInput<T, O, V>(job->sizes, job->x, slice.tiles, job->plane);
            var channel = chunk * slice.perChunk;
            input.Run(channel, Math.Min(channel + slice.perChunk, job->sizes.In), slice.firstRow, slice.rows);
        }

        private static void Multiply(void* state, nint panel)
        {
            ref var slice = ref *(Slice*)state;
            var job = slice.job;
            var inputs = job->sizes.In;
            var size = WinogradWeight<T, O, V>.PanelSize(inputs);
            var channel = panel * WinogradWeight<T, O, V>.Panel;
            var pitch = WinogradWeight<T, O, V>.Pitch(job->sizes.Out, channel);
            var count = slice.rows * job->sizes.TileColumns;
            var productPlane = (count * pitch) + WinogradSizes.PlaneGap;
            var products = GemmScratch.ForA<T>(WinogradSizes.Points * productPlane);
            if (job->weights != null) slice.Multiply(job->weights + (panel * size), count, products, productPlane, (int)pitch);
            else
            {
                using var own = Scratch.Rent(sizeof(T) * size);
                job->weight.Run(panel, (T*)own.Pointer);
                slice.Multiply((T*)own.Pointer, count, products, productPlane, (int)pitch);
            }
            job->output.Run(products, productPlane, pitch, channel, slice.firstRow, slice.rows);
        }

        [MethodImpl(MethodImplOptions.AggressiveOptimization)]
        private readonly void Multiply(T* weights, nint count, T* products, nint productPlane, int pitch)
        {
            var inputs = job->sizes.In;
            var (height, steps) = (new GemmRows(count, O.MaxRows), new GemmSteps(inputs));
            var weightPlane = WinogradWeight<T, O, V>.Plane(inputs);
            var vectors = pitch / O.Count;
            // The next plane is fetched in small portions while this one is used.
            var fetchStep = (pitch / height.Tiles) + 1;
            for (nint point = 0; point < WinogradSizes.Points; point++)
                for (nint block = 0; block < steps.Blocks; block++)
                {
                    var k = steps.Start(block);
                    var n = steps.Start(block + 1) - k;
                    var b = weights + (point * weightPlane) + (k * pitch);
                    var fetch = b + weightPlane;
                    for (nint tile = 0; tile < height.Tiles; tile++)
                    {
                        var row = height.Start(tile);
                        var a = tiles + (point * job->plane) + (k * count) + row;
                        var c = products + (point * productPlane) + (row * pitch);
                        var kernel = GemmTiles<T, O, V, PackedPanel>.Pick(height.Height(tile), vectors);
                        kernel(n, a, 1, count, b, fetchStep, c, pitch, O.Count, fetch, block > 0);
                        fetch += n * fetchStep;
                    }
                }
        }
    }
}
