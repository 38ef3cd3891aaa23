using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// Moments of parameters that get no gradient shrink at every step until they are denormal, and arithmetic with such numbers takes a hundred
/// times as long. Far below everything that could still move a parameter they become zero.
/// </summary>
internal static class SmallMoments
{
    // 2^-100: times a decay or a learning rate it is still normal in Float32.
    private const double Least = 7.888609052210118e-31;

    /// <summary>The next value of a moving mean: decay moment + weight value.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Blended<A, V>(V moment, V decay, V value, V weight)
        where A : IAlgebra<A, V> => Cleared<A, V>(A.MulAdd(value, weight, A.Mul(moment, decay)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Cleared<A, V>(V moment)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Abs(moment), A.Const(Least)), A.Const(0), moment);
}
