namespace Kasane.Internal;

internal static unsafe partial class ConvKernel<T, O, V>
{
    /// <summary>Into at least so many independent pieces the sum over all places is cut, for the threads and for its accuracy.</summary>
    private const nint WeightPieces = 8;

    /// <summary>The product of y and the columns of x: the places are the steps, the taps the lanes.</summary>
    private static void Weight(in ConvArgs<T> args)
    {
        if (sizeof(T) == 4 && WinogradWeightPass<T, O, V>.Suits(args.Sizes, args.Samples))
        {
            new WinogradWeightPass<T, O, V>(new(args.Sizes), args.Samples, args.X, args.Y).Run(args.Weight, Half);
            return;
        }

        if (ConvDepthwise<T, O, V>.Suits(args))
        {
            ConvDepthwise<T, O, V>.RunWeight(args);
            return;
        }

        // With the channels innermost, a run of lanes is not one row of a kernel but all channels of a tap. The weight has to be turned
        // afterwards, which many places pay for.
        var inner = args.Taps > 1 && args.In % O.Count == 0 && args.Samples * args.Places > 6 * args.Out;
        var planes = new ConvPlanes(args.Sizes.Windows, false, inner);
        var (places, taps) = (args.Places, args.In * args.Taps);
        var sample = args.Groups * args.In * planes.Size;
        var together = args is { Groups: 1, Samples: > 1 } && places < GemmSteps.Longest / 2;
        var slice = Slice(args.Samples, (planes.IsCopy ? sample : 0) + (together ? args.YSample : 0));
        using var copy = Scratch.Rent(((planes.IsCopy ? slice * sample : 0) + Slack) * sizeof(T));
        using var side = Scratch.Rent((together ? slice * args.YSample : 1) * sizeof(T));
        var tables = ConvTables.OfWeight(planes, args.In, together ? slice : 1, sample, inner, O.Count);
        var count = args.Groups * args.Out * taps;
        var blocks = (together ? 1 : slice) * new GemmSteps(tables.Steps.Length).Blocks;
        var parts = Parts(args, taps, blocks);
        using var sums = Scratch.Rent((parts > 1 || inner ? parts * count : 1) * sizeof(T));
        fixed (int* pSteps = tables.Steps, pFirsts = tables.Lanes.Firsts)
        fixed (PanelRun* pRuns = tables.Lanes.Runs)
        {
            var job = new ConvProduct<T, O, V>
            {
                M = args.Out,
                Lanes = taps,
                Groups = args.Groups,
                ACol = 1,
                AItem = args.Out * places,
                XItem = args.In * planes.Size,
                Steps = pSteps,
                LastStep = tables.LastStep,
                Runs = pRuns,
                Firsts = pFirsts,
                C = parts > 1 || inner ? (T*)sums.Pointer : args.Weight,
                CRow = taps,
                CItem = args.Out * taps,
                CPart = count,
                Parts = parts,
            };
            for (nint n = 0; n < args.Samples; n += slice)
            {
                var some = Math.Min(slice, args.Samples - n);
                var x = args.X + (n * args.XSample);
                var y = args.Y + (n * args.YSample);
                if (inner) ConvPixels<T, O, V>.Run(x, (T*)copy.Pointer, some * args.Groups, args.In, planes);
                else if (planes.IsCopy) ConvPlaneCopy<T>.Run(x, (T*)copy.Pointer, some * args.Groups * args.In, planes);
                if (together) ConvBatch<T>.Swap(y, (T*)side.Pointer, some, args.Out, places);
                job.X = planes.IsCopy ? (T*)copy.Pointer : x;
                job.XEnd = planes.IsCopy ? job.X + (some * sample) + Slack : args.X + (args.Samples * args.XSample);
                job.A = together ? (T*)side.Pointer : y;
                job.StepCount = together ? some * places : places;
                job.ARow = job.StepCount;
                job.Items = together ? 1 : some * args.Groups;
                job.Accumulate = n > 0;
                job.Run();
            }
        }
        var sum = inner ? (T*)sums.Pointer : args.Weight;
        if (parts > 1) ConvSum<T, O, V>.Run((T*)sums.Pointer, parts, count, sum);
        if (inner) ConvWeightTurn<T>.Run(sum, args.Weight, args.Groups * args.Out, args.Taps, args.In);
    }

    // As many as give enough pieces of work, each with at least one block of steps; none for large weights.
    private static nint Parts(in ConvArgs<T> args, nint taps, nint blocks)
    {
        var panel = 2 * O.Count * ConvProduct<T, O, V>.MaxPanels;
        var pieces = args.Groups * ((taps + panel - 1) / panel);
        return Math.Clamp((WeightPieces + pieces - 1) / pieces, 1, blocks);
    }
}
