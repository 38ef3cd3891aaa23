using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether a or b is not 0.</summary>
    /// <param name="a">Any shape.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and dtype Bool.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor LogicalOr(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<LogicalOrOp>(default), a, b);

    /// <summary><see cref="LogicalOr(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor LogicalOrInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<LogicalOrOp>(default), a, b);
}

/// <summary>Whether a or b is not 0.</summary>
internal readonly struct LogicalOrOp : IBinaryOp
{
    public static string Name => "LogicalOr";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Or(A.NotEqual(a, A.Const(0)), A.NotEqual(b, A.Const(0)));

    public double Reference(double a, double b) => a != 0 || b != 0 ? 1 : 0;
}
