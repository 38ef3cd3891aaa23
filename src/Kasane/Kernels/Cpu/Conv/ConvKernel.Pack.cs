namespace Kasane.Internal;

internal static unsafe partial class ConvKernel<T, O, V>
{
    private const int Transformed = 1;
    private const int InTiles = 2;

    /// <summary>The order that the forward pass would bring the weight into for itself.</summary>
    public static PackedForm PackedForm(in ConvArgs<T> args) =>
        ConvDepthwise<T, O, V>.Suits(args) && !SuitsWinograd(args) ? default
        : SuitsWinograd(args) ? new(Transformed, WinogradWeight<T, O, V>.Size(args.Out, args.In))
        : new(InTiles, ConvProduct<T, O, V>.PackedSize(args.Out, args.In * args.Taps, args.Groups));

    /// <summary>Brings the weight into that order.</summary>
    public static void Pack(in ConvArgs<T> args, T* target)
    {
        if (SuitsWinograd(args))
        {
            new WinogradWeight<T, O, V>(AsGiven(args), args.Out, args.In, Half).Run(target);
            return;
        }

        var job = WeightProduct(args) with { Packed = target };
        job.Pack();
    }

    /// <summary>A product of which only the weight is known.</summary>
    private static ConvProduct<T, O, V> WeightProduct(in ConvArgs<T> args)
    {
        var steps = args.In * args.Taps;
        return new()
        {
            M = args.Out,
            StepCount = steps,
            Groups = args.Groups,
            A = args.Weight,
            ARow = steps,
            ACol = 1,
            AGroup = args.Out * steps,
        };
    }

    private static WinogradFilter AsGiven(in ConvArgs<T> args) => new((nint)args.Weight, args.In * args.Taps, args.Taps, false);
}
