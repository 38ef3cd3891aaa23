using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The angle of the point (b, a), in (-pi, pi].</summary>
    /// <param name="a">The ordinates; any shape.</param>
    /// <param name="b">The abscissas; a shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape, floating point.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Atan2(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<Atan2Op>(default), a, b);

    /// <summary><see cref="Atan2(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    public static Tensor Atan2InPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<Atan2Op>(default), a, b);
}

/// <summary>atan2(a, b).</summary>
internal readonly struct Atan2Op : IBinaryOp
{
    public static string Name => "Atan2";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Atan2(a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Div(A.Mul(gradient, b), A.Add(A.Mul(a, a), A.Mul(b, b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Div(A.Mul(gradient, a), A.Add(A.Mul(a, a), A.Mul(b, b))));

    public double Reference(double a, double b) => Math.Atan2(a, b);
}
