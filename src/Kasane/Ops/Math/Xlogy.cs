using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>a log(b), 0 where a is 0 (unless b is NaN).</summary>
    /// <param name="a">Any shape; floating point (integers become Float32).</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Xlogy(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<XlogyOp>(default), a, b);

    /// <summary>a log(b), 0 where a is 0 (unless b is NaN).</summary>
    public static Tensor Xlogy(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<XlogyOp>(default, b), a);

    /// <summary>a log(b), 0 where a is 0 (unless b is NaN).</summary>
    public static Tensor Xlogy(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<XlogyOp>(default, a), b);

    /// <summary><see cref="Xlogy(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor XlogyInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<XlogyOp>(default), a, b);

    /// <summary><see cref="Xlogy(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor XlogyInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<XlogyOp>(default, b), a);
}

/// <summary>a log(b), 0 where a is 0 (unless b is NaN).</summary>
internal readonly struct XlogyOp : IBinaryOp
{
    public static string Name => "Xlogy";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Select(A.IsNaN(b), b, A.Select(A.Equal(a, A.Const(0)), A.Const(0), A.Mul(a, A.Log(b))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.And(A.Equal(a, A.Const(0)), A.LessEqual(b, A.Const(0))), A.Const(0), A.Mul(gradient, A.Log(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(A.Mul(gradient, a), b);

    public double Reference(double a, double b) => double.IsNaN(b) ? b : a == 0 ? 0 : a * Math.Log(b);
}
