namespace Kasane.Internal;

internal static unsafe partial class ConvKernel<T, O, V>
{
    private const int Transformed = 1;
    private const int InTiles = 2;

    /// <summary>The order that the forward pass would bring the weight into for itself.</summary>
    public static PackedForm PackedForm(in ConvArgs<T> args) =>
        SuitsWinograd(args) ? new(Transformed, WinogradWeight<T, O, V>.Size(args.Out, args.In))
        : new(InTiles, ConvProduct<T, O, V>.PackedSize(args.Out, args.In * args.Taps, args.Groups));

    /// <summary>Brings the weight into that order.</summary>
    public static void Pack(in ConvArgs<T> args, T* target)
    {
        if (SuitsWinograd(args))
        {
            new WinogradWeight<T, O, V>(AsGiven(args), args.Out, args.In, T.One / (T.One + T.One)).Run(target);
            return;
        }

        var steps = args.In * args.Taps;
        var job = new ConvProduct<T, O, V>
        {
            M = args.Out,
            StepCount = steps,
            Groups = args.Groups,
            A = args.Weight,
            ARow = steps,
            ACol = 1,
            AGroup = args.Out * steps,
            Packed = target,
        };
        job.Pack();
    }

    private static WinogradFilter AsGiven(in ConvArgs<T> args) => new((nint)args.Weight, args.In * args.Taps, args.Taps, false);
}
