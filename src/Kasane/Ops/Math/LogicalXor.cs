using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether exactly one of a and b is not 0.</summary>
    /// <param name="a">Any shape; any dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and dtype Bool.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor LogicalXor(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<LogicalXorOp>(default), a, b);

    /// <summary><see cref="LogicalXor(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor LogicalXorInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<LogicalXorOp>(default), a, b);
}

/// <summary>Whether exactly one of a and b is not 0.</summary>
internal readonly struct LogicalXorOp : IBinaryOp
{
    public static string Name => "LogicalXor";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Not(A.Equal(
            A.Select(A.Equal(a, A.Const(0)), A.Const(0), A.Const(1)),
            A.Select(A.Equal(b, A.Const(0)), A.Const(0), A.Const(1))));

    public double Reference(double a, double b) => (a != 0) != (b != 0) ? 1 : 0;
}
