using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The larger one, for kernels that will meet a NaN anyway: half the work of <see cref="MaxReduction"/>, as a NaN may be passed over.
/// </summary>
internal readonly struct LargerReduction : IReduceOp
{
    public static string Name => "Larger";

    public static double ReferenceIdentity => double.NegativeInfinity;

    public static V Identity<A, V>()
        where A : IAlgebra<A, V> => A.Const(double.NegativeInfinity);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Combine<A, V>(V accumulator, V x)
        where A : IAlgebra<A, V> => A.Select(A.Less(accumulator, x), x, accumulator);

    public static double Reference(double accumulator, double x) => accumulator < x ? x : accumulator;
}
