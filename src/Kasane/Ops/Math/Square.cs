using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x squared.</summary>
    /// <param name="x">Any shape; any dtype (Bool becomes Int64).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Square(this Tensor x) =>
        x.DType == DType.Bool ? x.To(DType.Int64) : Primitive.Call(new UnaryPrimitive<SquareOp>(default), x);

    /// <summary><see cref="Square(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SquareInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<SquareOp>(default), x);
}

/// <summary>x squared.</summary>
internal readonly struct SquareOp : IUnaryOp
{
    public static string Name => "Square";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Left;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(x, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Mul(saved, A.Const(2)));

    public double Reference(double x) => x * x;
}
