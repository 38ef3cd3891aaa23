using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>Weight decay as a part of the gradient.</summary>
internal static class L2Penalty
{
    /// <summary>gradient + decay parameter.</summary>
    /// <param name="gradient">The gradient, with the sign that goes down.</param>
    /// <param name="parameter">The parameter.</param>
    /// <param name="decay">The factor; with 0 the gradient stays as it is, also beside a parameter that is infinite or NaN.</param>
    /// <param name="lanes">The factor in every lane.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static V Added<A, V>(V gradient, V parameter, double decay, V lanes)
        where A : IAlgebra<A, V> => decay != 0 ? A.MulAdd(parameter, lanes, gradient) : gradient;
}
