namespace Kasane;

public static partial class Functional
{
    /// <summary>a to the power of b.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Pow(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<PowOp>(default), a, b);

    /// <summary>a to the power of b.</summary>
    public static Tensor Pow(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<PowOp>(default, b), a);

    /// <summary>a to the power of b.</summary>
    public static Tensor Pow(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<PowOp>(default, a), b);

    /// <summary><see cref="Pow(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor PowInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<PowOp>(default), a, b);

    /// <summary><see cref="Pow(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor PowInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<PowOp>(default, b), a);
}

/// <summary>a to the power of b.</summary>
internal readonly struct PowOp : IBinaryOp
{
    public static string Name => "Pow";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Result;

    public static int Cost => 20;

    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Pow(a, b);

    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Equal(b, A.Const(0)), A.Const(0), A.Mul(gradient, A.Mul(b, A.Pow(a, A.Sub(b, A.Const(1))))));

    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.And(A.Equal(a, A.Const(0)), A.LessEqual(A.Const(0), b)), A.Const(0), A.Mul(gradient, A.Mul(result, A.Log(a))));

    public double Reference(double a, double b) => Math.Pow(a, b);
}
