using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The gradient of a 3 x 3 weight from tiles: both sides are transformed, slice by slice, and for each of 16 points the product of the output
/// side's channels with the input side's is summed over the tiles; the sums are transformed back at the end.
/// </summary>
internal unsafe struct WinogradWeightPass<T, O, V>
    where T : unmanaged
    where O : struct, IGemmLanes<T, V>
    where V : struct
{
    // What a slice's transformed tiles may take; one sum in registers at most, but not much less than the sums' memory traffic asks for.
    private const nint SliceBytes = 1 << 20;
    private const nint LeastTiles = 32;

    // Rows of tiles that are transformed together share their lines of the image.
    private const nint RowsAtOnce = 4;

    private readonly WinogradSizes sizes;
    private readonly T* x;
    private readonly T* y;
    private readonly nint tileRows;
    private readonly nint rowsPerSlice;
    private readonly nint planeIn;
    private readonly nint planeOut;
    private readonly nint planeSum;
    private T* inputs;
    private T* outputs;
    private T* sums;
    private nint firstRow;
    private nint rows;

    /// <param name="sizes">Those of the convolution.</param>
    /// <param name="samples">The number of samples.</param>
    /// <param name="x">The input side.</param>
    /// <param name="y">The gradient of the output side.</param>
    public WinogradWeightPass(in WinogradSizes sizes, nint samples, T* x, T* y)
    {
        this.sizes = sizes;
        this.x = x;
        this.y = y;
        tileRows = samples * sizes.TileRows;
        var tiles = Math.Clamp(SliceBytes / (WinogradSizes.Points * (sizes.In + sizes.Out) * sizeof(T)), LeastTiles, GemmSteps.Longest);
        rowsPerSlice = Math.Max(1, tiles / sizes.TileColumns);
        var slices = (tileRows + rowsPerSlice - 1) / rowsPerSlice;
        rowsPerSlice = (tileRows + slices - 1) / slices;
        planeIn = (rowsPerSlice * sizes.TileColumns * sizes.In) + WinogradSizes.PlaneGap;
        planeOut = (rowsPerSlice * sizes.TileColumns * sizes.Out) + WinogradSizes.PlaneGap;
        planeSum = (sizes.In * sizes.Out) + WinogradSizes.PlaneGap;
    }

    private static nint Panel => 2 * O.Count;

    /// <summary>Whether it pays, beyond what <see cref="WinogradSizes.Suits"/> asks for: the channels fill vectors.</summary>
    public static bool Suits(in ConvSizes sizes, nint samples) =>
        sizes.In % O.Count == 0 && sizes.Out % O.Count == 0 && WinogradSizes.Suits(sizes, samples)
        && samples * ((sizes.Windows.Output.H + 1) / 2) * ((sizes.Windows.Output.W + 1) / 2) >= LeastTiles;

    /// <param name="weight">Where the gradient goes.</param>
    /// <param name="half">1/2.</param>
    public void Run(T* weight, T half)
    {
        using var roomIn = Scratch.Rent(sizeof(T) * WinogradSizes.Points * planeIn);
        using var roomOut = Scratch.Rent(sizeof(T) * WinogradSizes.Points * planeOut);
        using var roomSums = Scratch.Rent(sizeof(T) * WinogradSizes.Points * planeSum);
        inputs = (T*)roomIn.Pointer;
        outputs = (T*)roomOut.Pointer;
        sums = (T*)roomSums.Pointer;
        fixed (WinogradWeightPass<T, O, V>* self = &this)
            for (firstRow = 0; firstRow < tileRows; firstRow += rowsPerSlice)
            {
                rows = Math.Min(rowsPerSlice, tileRows - firstRow);
                WorkPool.Run(2 * ((rows + RowsAtOnce - 1) / RowsAtOnce), &Transform, self);
                WorkPool.Run(WinogradSizes.Points * ((sizes.In + Panel - 1) / Panel), &Multiply, self);
            }

        WinogradWeightSum<T, O, V>.Run(sums, planeSum, weight, sizes.Out, sizes.In, half);
    }

    private static void Transform(void* state, nint chunk)
    {
        ref var job = ref *(WinogradWeightPass<T, O, V>*)state;
        ref readonly var sizes = ref job.sizes;
        var isInput = chunk % 2 == 0;
        var side = new WinogradPixels<T, O, V>(sizes, isInput ? job.x : job.y, isInput);
        var end = Math.Min(((chunk / 2) + 1) * RowsAtOnce, job.rows);
        for (nint row = chunk / 2 * RowsAtOnce, count; row < end; row += count)
        {
            var (sample, y) = ((job.firstRow + row) / sizes.TileRows, (job.firstRow + row) % sizes.TileRows);
            count = Math.Min(end - row, sizes.TileRows - y);
            var tile = row * sizes.TileColumns;
            var tiles = job.rows * sizes.TileColumns;
            if (isInput) side.Run(sample, y, count, job.inputs, job.planeIn, Panel, tiles, tile);
            else side.Run(sample, y, count, job.outputs, job.planeOut, sizes.Out, tiles, tile);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private static void Multiply(void* state, nint chunk)
    {
        ref var job = ref *(WinogradWeightPass<T, O, V>*)state;
        ref readonly var sizes = ref job.sizes;
        var (point, column) = (chunk % WinogradSizes.Points, chunk / WinogradSizes.Points * Panel);
        var tiles = job.rows * sizes.TileColumns;
        var height = new GemmRows(sizes.Out, O.MaxRows);
        var steps = new GemmSteps(tiles);
        var pitch = Math.Min(Panel, sizes.In - column);
        var vectors = (int)pitch / O.Count;
        for (nint block = 0; block < steps.Blocks; block++)
        {
            var k = steps.Start(block);
            var n = steps.Start(block + 1) - k;
            var b = job.inputs + (point * job.planeIn) + (tiles * column) + (k * pitch);
            for (nint tile = 0; tile < height.Tiles; tile++)
            {
                var row = height.Start(tile);
                var a = job.outputs + (point * job.planeOut) + (k * sizes.Out) + row;
                var c = job.sums + (point * job.planeSum) + (row * sizes.In) + column;
                var kernel = GemmTiles<T, O, V, PackedPanel>.Pick(height.Height(tile), vectors);
                kernel(n, a, 1, sizes.Out, b, 0, c, sizes.In, O.Count, b, block > 0 || job.firstRow > 0);
            }
        }
    }
}
