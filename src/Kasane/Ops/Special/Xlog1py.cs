using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>a log(1 + b), 0 where a is 0 (unless b is NaN).</summary>
    /// <param name="a">Any shape; floating point (integers become Float32).</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Xlog1py(Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<Xlog1pyOp>(default), a, b);

    /// <summary>a log(1 + b), 0 where a is 0 (unless b is NaN).</summary>
    public static Tensor Xlog1py(Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<Xlog1pyOp>(default, b), a);

    /// <summary>a log(1 + b), 0 where a is 0 (unless b is NaN).</summary>
    public static Tensor Xlog1py(Scalar a, Tensor b) => Primitive.Call(new LeftScalarPrimitive<Xlog1pyOp>(default, a), b);
}

/// <summary>a log(1 + b), 0 where a is 0 (unless b is NaN).</summary>
internal readonly struct Xlog1pyOp : IBinaryOp
{
    public static string Name => "Xlog1py";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Select(A.IsNaN(b), b, A.Select(A.Equal(a, A.Const(0)), A.Const(0), A.Mul(a, A.Log1p(b))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.And(A.Equal(a, A.Const(0)), A.LessEqual(b, A.Const(-1))), A.Const(0), A.Mul(gradient, A.Log1p(b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(A.Mul(gradient, a), A.Add(b, A.Const(1)));

    public double Reference(double a, double b) => double.IsNaN(b) ? b : a == 0 ? 0 : a * ScalarMath.Log1p(b);
}
