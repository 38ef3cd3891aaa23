using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The derivative of max(x, 0), and of what was dropped after it: a gradient, times the factor of what was kept, where the result is above 0.
/// </summary>
internal readonly struct RectifiedOp(double factor) : IBinaryOp
{
    public static string Name => "Relu";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> =>
        A.Select(A.Less(A.Const(0), b), factor == 1 ? a : A.Mul(a, A.Const(factor)), A.Const(0));

    public double Reference(double a, double b) => b > 0 ? a * factor : 0;
}
