using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>-x log(x), the entropy of one element: 0 at 0, negative infinity below.</summary>
    /// <param name="x">Any shape; integers become Float32.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Entr(Tensor x) => Primitive.Call(new UnaryPrimitive<EntrOp>(default), x);
}

/// <summary>-x log(x).</summary>
internal readonly struct EntrOp : IUnaryOp
{
    public static string Name => "Entr";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(A.IsNaN(x), x, A.Select(
            A.Less(A.Const(0), x),
            A.Neg(A.Mul(x, A.Log(x))),
            A.Select(A.Equal(x, A.Const(0)), A.Const(0), A.Const(double.NegativeInfinity))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(
            A.Less(saved, A.Const(0)), A.Const(double.NaN), A.Mul(gradient, A.Sub(A.Const(-1), A.Log(saved))));

    public double Reference(double x) => double.IsNaN(x) ? x : x > 0 ? -x * Math.Log(x) : x == 0 ? 0 : double.NegativeInfinity;
}
