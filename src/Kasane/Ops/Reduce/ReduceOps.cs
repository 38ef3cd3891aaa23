namespace Kasane.Internal;

internal readonly struct SumReduction : IReduceOp
{
    public static string Name => "Sum";

    public static double ReferenceIdentity => 0;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(0);

    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Add(accumulator, x);

    public static double Reference(double accumulator, double x) => accumulator + x;
}
