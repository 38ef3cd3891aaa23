using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>max(x, 0), with the derivative 1 at 0 that clamping has.</summary>
internal readonly struct HingeOp : IUnaryOp
{
    public static string Name => "Hinge";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Max(x, A.Const(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.LessEqual(A.Const(0), saved), gradient, A.Const(0));

    public double Reference(double x) => Math.Max(x, 0);
}
