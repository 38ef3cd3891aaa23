namespace Kasane.Internal;

/// <summary>The largest element; NaN if one is NaN.</summary>
internal readonly struct MaxReduction : IReduceOp
{
    public static string Name => "Max";

    public static double ReferenceIdentity => double.NegativeInfinity;

    // Saturates to the smallest integer.
    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(double.NegativeInfinity);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Max(accumulator, x);

    public static double Reference(double accumulator, double x) => Math.Max(accumulator, x);
}
