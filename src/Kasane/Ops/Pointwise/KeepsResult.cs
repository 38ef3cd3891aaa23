using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>An op that saves its result instead of its argument: the in-place form of an <see cref="IResultGradient"/>.</summary>
internal readonly struct KeepsResult<TOp>(TOp op) : IUnaryOp
    where TOp : unmanaged, IResultGradient
{
    public static string Name => TOp.Name;

    public static PointwiseRule Rule => TOp.Rule;

    public static Needs Needs => Needs.Result;

    public static int Cost => TOp.Cost;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => op.Apply<A, V>(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => op.GradientFromResult<A, V>(gradient, saved);

    public double Reference(double x) => op.Reference(x);
}
