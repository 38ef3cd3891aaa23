using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>
/// The derivative of a one-argument op as one fused kernel over the gradient and what was saved. A complex gradient is multiplied by the
/// derivative's conjugate, as in PyTorch.
/// </summary>
internal readonly struct UnaryGradient<TOp>(TOp op) : IBinaryOp
    where TOp : unmanaged, IUnaryOp
{
    public static string Name => TOp.Name;

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => TOp.Cost + 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Conj(op.Gradient<A, V>(A.Conj(a), b));

    public double Reference(double a, double b) => op.Gradient<DoubleAlgebra, double>(a, b);
}
