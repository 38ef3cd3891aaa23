namespace Kasane.Internal;

internal static unsafe partial class ConvKernel<T, O, V>
{
    private static T Half => T.One / (T.One + T.One);

    // In double the plain sums are kept: who asks for double asks for digits.
    private static bool SuitsWinograd(in ConvArgs<T> args) => sizeof(T) == 4 && WinogradSizes.Suits(args.Sizes, args.Samples);

    /// <summary>For a kernel of 3 x 3: 16 products of transformed weights with transformed tiles.</summary>
    private static void Winograd(in ConvArgs<T> args, in WinogradFilter filter)
    {
        var sizes = new WinogradSizes(args.Sizes);
        var weight = new WinogradWeight<T, O, V>(filter, args.Out, args.In, Half);
        new WinogradPass<T, O, V>(sizes, args.Samples, args.X, weight, args.Packed, new(sizes, args.Y, args.Bias)).Run();
    }
}
