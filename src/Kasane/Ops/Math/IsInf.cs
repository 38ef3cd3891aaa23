using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether x is positive or negative infinity.</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape, dtype Bool.</returns>
    public static Tensor IsInf(this Tensor x) => Primitive.Call(new UnaryPrimitive<IsInfOp>(default), x);
}

/// <summary>Whether x is positive or negative infinity.</summary>
internal readonly struct IsInfOp : IUnaryOp
{
    public static string Name => "IsInf";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.IsInteger ? A.Less(x, x) : A.Equal(A.Abs(x), A.Const(double.PositiveInfinity));

    public double Reference(double x) => double.IsInfinity(x) ? 1 : 0;
}
