namespace Kasane.Internal;

internal static unsafe partial class ConvKernel<T, O, V>
{
    /// <summary>For fewer places it does not pay to turn the weight around.</summary>
    private const nint TurnPlaces = 128;

    private static void Input(in ConvArgs<T> args)
    {
        if (args.Sizes.Windows.Stride.Product == 1 && args.Samples * args.Places >= TurnPlaces) Turned(args);
        else Folded(args);
    }

    /// <summary>With a stride of 1: the convolution of y, padded the other way, with the weight turned around.</summary>
    private static void Turned(in ConvArgs<T> args)
    {
        var w = args.Sizes.Windows;
        var padding = new Triple(
            (w.Dilation.D * (w.Kernel.D - 1)) - w.Padding.D,
            (w.Dilation.H * (w.Kernel.H - 1)) - w.Padding.H,
            (w.Dilation.W * (w.Kernel.W - 1)) - w.Padding.W);
        var turned = new ConvArgs<T>
        {
            X = args.Y,
            Y = args.X,
            Samples = args.Samples,
            Sizes = new(w with { Input = w.Output, Output = w.Input, Padding = padding }, args.Groups, args.Out, args.In),
        };
        if (SuitsWinograd(turned))
        {
            Winograd(turned, new((nint)args.Weight, args.Taps, args.In * args.Taps, true));
            return;
        }

        using var weight = Scratch.Rent(args.Groups * args.Out * args.In * args.Taps * sizeof(T));
        turned.Weight = (T*)weight.Pointer;
        ConvTurn<T>.Run(args.Weight, turned.Weight, args);
        if (ConvDepthwise<T, O, V>.Suits(turned)) ConvDepthwise<T, O, V>.Run(turned);
        else Gathered(turned);
    }

    /// <summary>Any stride: the product weight^T y gives for every tap what goes to each of its places; then that is added up.</summary>
    private static void Folded(in ConvArgs<T> args)
    {
        var (places, steps) = (args.Places, args.In * args.Taps);
        var together = Together(args);
        var slice = Slice(args.Samples, args.Groups * places * steps);
        using var side = Scratch.Rent((together ? slice * args.YSample : 1) * sizeof(T));
        using var columns = Scratch.Rent(slice * args.Groups * places * steps * sizeof(T));
        for (nint n = 0; n < args.Samples; n += slice)
        {
            var count = Math.Min(slice, args.Samples - n);
            var y = args.Y + (n * args.YSample);
            if (together) ConvBatch<T>.Swap(y, (T*)side.Pointer, count, args.Out, places);
            var row = together ? count * places : places;
            var product = new GemmArgs<T>
            {
                M = steps,
                N = row,
                K = args.Out,
                ARow = 1,
                ACol = steps,
                BRow = row,
                BCol = 1,
                CRow = row,
            };
            for (nint item = 0; item < (together ? 1 : count * args.Groups); item++)
            {
                product.A = args.Weight + (item % args.Groups * args.Out * steps);
                product.B = together ? (T*)side.Pointer : y + (item * args.Out * places);
                product.C = (T*)columns.Pointer + (item * steps * row);
                GemmDriver<T, O, V>.Run(product);
            }
            ConvFold<T>.Run((T*)columns.Pointer, together ? places : steps * row, row, args.X + (n * args.XSample), count, args.Sizes);
        }
    }
}
