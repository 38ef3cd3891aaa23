using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The magnitude of a with the sign of b.</summary>
    /// <param name="a">Any shape; floating point (integers become Float32).</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Copysign(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<CopysignOp>(default), a, b);

    /// <summary>The magnitude of a with the sign of b.</summary>
    public static Tensor Copysign(this Tensor a, Scalar b) => Primitive.Call(new RightScalarPrimitive<CopysignOp>(default, b), a);

    /// <summary><see cref="Copysign(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor CopysignInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<CopysignOp>(default), a, b);

    /// <summary><see cref="Copysign(Tensor, Scalar)"/>, written into <paramref name="a"/>; returns it.</summary>
    public static Tensor CopysignInPlace(this Tensor a, Scalar b) => InPlace.Call(new RightScalarPrimitive<CopysignOp>(default, b), a);
}

/// <summary>The magnitude of a with the sign of b.</summary>
internal readonly struct CopysignOp : IBinaryOp
{
    public static string Name => "Copysign";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.CopySign(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Select(A.Equal(a, A.Const(0)), A.Const(0), A.Mul(gradient, A.Mul(A.CopySign(A.Const(1), a), A.CopySign(A.Const(1), b))));

    public double Reference(double a, double b) => Math.CopySign(a, b);
}
