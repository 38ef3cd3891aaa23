using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether x is 0 (false).</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape, dtype Bool.</returns>
    public static Tensor LogicalNot(this Tensor x) => Primitive.Call(new UnaryPrimitive<LogicalNotOp>(default), x);

    /// <summary><see cref="LogicalNot(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor LogicalNotInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<LogicalNotOp>(default), x);
}

/// <summary>Whether x is 0 (false).</summary>
internal readonly struct LogicalNotOp : IUnaryOp
{
    public static string Name => "LogicalNot";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Equal(x, A.Const(0));

    public double Reference(double x) => x == 0 ? 1 : 0;
}
