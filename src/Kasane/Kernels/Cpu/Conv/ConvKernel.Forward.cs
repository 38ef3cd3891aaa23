namespace Kasane.Internal;

internal static unsafe partial class ConvKernel<T, O, V>
{
    private static void Forward(in ConvArgs<T> args)
    {
        if (SuitsWinograd(args)) Winograd(args, AsGiven(args));
        else if (ConvDepthwise<T, O, V>.Suits(args)) ConvDepthwise<T, O, V>.Run(args);
        else Gathered(args);
    }

    /// <summary>The product of the weight and the columns of x: the taps are the steps, the places the lanes.</summary>
    private static void Gathered(in ConvArgs<T> args)
    {
        var planes = new ConvPlanes(args.Sizes.Windows, true);
        var (places, steps) = (args.Places, args.In * args.Taps);
        var sample = args.Groups * args.In * planes.Size;
        var together = Together(args);
        var slice = Slice(args.Samples, (planes.IsCopy ? sample : 0) + (together ? args.YSample : 0));
        using var copy = Scratch.Rent(((planes.IsCopy ? slice * sample : 0) + Slack) * sizeof(T));
        using var side = Scratch.Rent((together ? slice * args.YSample : 1) * sizeof(T));
        var tables = ConvTables.OfResult(planes, args.In, together ? slice : 1, sample, O.Count);
        // Packing the weight beforehand pays if it is used for more panels than share a tile of it anyway.
        var panels = together ? args.Samples * places / (2 * O.Count) : args.Samples * ((places + (2 * O.Count) - 1) / (2 * O.Count));
        var pack = args.Packed == null && panels > ConvProduct<T, O, V>.MaxPanels;
        using var packed = Scratch.Rent((pack ? ConvProduct<T, O, V>.PackedSize(args.Out, steps, args.Groups) : 1) * sizeof(T));
        fixed (int* pTaps = tables.Steps, pFirsts = tables.Lanes.Firsts)
        fixed (PanelRun* pRuns = tables.Lanes.Runs)
        {
            var job = WeightProduct(args) with
            {
                XItem = args.In * planes.Size,
                Steps = pTaps,
                LastStep = tables.LastStep,
                StepStride = args.Taps == 1 && !planes.IsCopy && !together ? planes.Size : 0,
                Runs = pRuns,
                Firsts = pFirsts,
                CItem = args.Out * places,
                Packed = pack ? (T*)packed.Pointer : args.Packed,
                Bias = args.Bias,
            };
            if (pack) job.Pack();
            for (nint n = 0; n < args.Samples; n += slice)
            {
                var count = Math.Min(slice, args.Samples - n);
                var x = args.X + (n * args.XSample);
                var y = args.Y + (n * args.YSample);
                if (planes.IsCopy) ConvPlaneCopy<T>.Run(x, (T*)copy.Pointer, count * args.Groups * args.In, planes);
                job.X = planes.IsCopy ? (T*)copy.Pointer : x;
                job.XEnd = planes.IsCopy ? job.X + (count * sample) + Slack : args.X + (args.Samples * args.XSample);
                job.Items = together ? 1 : count * args.Groups;
                job.Lanes = together ? count * places : places;
                job.CRow = job.Lanes;
                job.C = together ? (T*)side.Pointer : y;
                job.Run();
                if (together) ConvBatch<T>.Swap((T*)side.Pointer, y, args.Out, count, places);
            }
        }
    }
}
