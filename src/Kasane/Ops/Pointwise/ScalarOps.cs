using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>op(x, number) as a function of x.</summary>
internal readonly struct RightScalar<TOp>(TOp op, Scalar number) : IUnaryOp
    where TOp : unmanaged, IBinaryOp
{
    public static string Name => TOp.Name;

    public static PointwiseRule Rule => TOp.Rule;

    public static Needs Needs => TOp.NeedsForLeft & ~Needs.Right;

    public static int Cost => TOp.Cost;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => op.Apply<A, V>(x, A.Number(number));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => op.GradientLeft<A, V>(gradient, saved, A.Number(number), saved);

    public double Reference(double x) => op.Reference(x, number.ToDouble());
}

/// <summary>op(number, x) as a function of x.</summary>
internal readonly struct LeftScalar<TOp>(TOp op, Scalar number) : IUnaryOp
    where TOp : unmanaged, IBinaryOp
{
    public static string Name => TOp.Name;

    public static PointwiseRule Rule => TOp.Rule;

    // What is the right argument there is the only argument here.
    public static Needs Needs => (TOp.NeedsForRight & ~(Needs.Left | Needs.Right)) | ((TOp.NeedsForRight & Needs.Right) != 0 ? Needs.Left : 0);

    public static int Cost => TOp.Cost;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => op.Apply<A, V>(A.Number(number), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => op.GradientRight<A, V>(gradient, A.Number(number), saved, saved);

    public double Reference(double x) => op.Reference(number.ToDouble(), x);
}
