namespace Kasane.Internal;

internal static unsafe partial class ConvKernel<T, O, V>
{
    /// <summary>Tiles are worked on so many at a time that their transforms stay in the second-level cache, but not fewer than some panels.</summary>
    private const nint TileBytes = 5 << 18;
    private const nint LeastTiles = 96;
    private const nint PlaneGap = 80;

    /// <summary>For a kernel of 3 x 3: 16 products of transformed weights with transformed tiles.</summary>
    private static void Winograd(in ConvArgs<T> args)
    {
        var sizes = new WinogradSizes(args.Sizes);
        var (inputs, outputs, planes) = (args.In, args.Out, sizes.Planes);
        var sample = inputs * planes.Size;
        var slice = Slice(args.Samples, sample);
        var wanted = Math.Max(LeastTiles, TileBytes / (16 * (inputs + outputs) * sizeof(T)));
        var rows = Even(slice * sizes.TileRows, Math.Max(1, wanted / sizes.TileColumns));
        var tiles = rows * sizes.TileColumns;
        // The 16 planes are not a multiple of a page apart: their lines would fall on the same few places of the nearest cache.
        var (fromPlane, toPlane) = ((inputs * tiles) + PlaneGap, (outputs * tiles) + PlaneGap);
        var (half, minusHalf) = (T.One / (T.One + T.One), -T.One / (T.One + T.One));
        using var copy = Scratch.Rent(((slice * sample) + Slack) * sizeof(T));
        using var weights = Scratch.Rent(16 * outputs * inputs * sizeof(T));
        using var packed = Scratch.Rent(ConvProduct<T, O, V>.PackedSize(outputs, inputs, 16) * sizeof(T));
        using var from = Scratch.Rent(((16 * fromPlane) + Slack) * sizeof(T));
        using var to = Scratch.Rent(((16 * toPlane) + Slack) * sizeof(T));
        WinogradWeight<T, O, V>.Run(args.Weight, (T*)weights.Pointer, outputs, inputs, half, minusHalf);
        var steps = new int[inputs];
        for (var i = 0; i < steps.Length; i++) steps[i] = (int)(i * tiles);
        var offsets = new int[tiles];
        for (var i = 0; i < offsets.Length; i++) offsets[i] = i;
        var lanes = PanelRuns.Of(offsets, O.Count);
        fixed (int* pSteps = steps, pFirsts = lanes.Firsts)
        fixed (PanelRun* pRuns = lanes.Runs)
        {
            var product = new ConvProduct<T, O, V>
            {
                M = outputs,
                StepCount = inputs,
                Groups = 16,
                Items = 16,
                A = (T*)weights.Pointer,
                ARow = inputs,
                ACol = 1,
                AGroup = outputs * inputs,
                X = (T*)from.Pointer,
                XEnd = (T*)from.Pointer + (16 * fromPlane) + Slack,
                XItem = fromPlane,
                Steps = pSteps,
                LastStep = steps[^1],
                StepStride = tiles,
                Runs = pRuns,
                Firsts = pFirsts,
                C = (T*)to.Pointer,
                CRow = tiles,
                CItem = toPlane,
                Packed = (T*)packed.Pointer,
            };
            product.Pack();
            var input = new WinogradInput<T, O, V>
            {
                From = (T*)copy.Pointer, Sample = sample, To = (T*)from.Pointer, Pitch = tiles, Plane = fromPlane, MinusOne = -T.One, Sizes = sizes,
            };
            var output = new WinogradOutput<T, O, V>
            {
                From = (T*)to.Pointer, Pitch = tiles, Plane = toPlane, Bias = args.Bias, MinusOne = -T.One, Sizes = sizes,
            };
            for (nint n = 0; n < args.Samples; n += slice)
            {
                var count = Math.Min(slice, args.Samples - n);
                ConvPlaneCopy<T>.Run(args.X + (n * args.XSample), (T*)copy.Pointer, count * inputs, planes);
                output.To = args.Y + (n * args.YSample);
                for (nint row = 0; row < count * sizes.TileRows; row += rows)
                {
                    input.FirstRow = output.FirstRow = row;
                    input.Rows = output.Rows = Math.Min(rows, (count * sizes.TileRows) - row);
                    product.Lanes = input.Rows * sizes.TileColumns;
                    input.Run();
                    product.Run();
                    output.Run();
                }
            }
        }
    }

    /// <summary>Pieces of about the same size, not larger than wanted.</summary>
    private static nint Even(nint all, nint most)
    {
        var pieces = (all + most - 1) / most;
        return (all + pieces - 1) / pieces;
    }
}
