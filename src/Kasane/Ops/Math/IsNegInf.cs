using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether x is negative infinity.</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape, dtype Bool.</returns>
    public static Tensor IsNegInf(this Tensor x) => Primitive.Call(new UnaryPrimitive<IsNegInfOp>(default), x);
}

/// <summary>Whether x is negative infinity.</summary>
internal readonly struct IsNegInfOp : IUnaryOp
{
    public static string Name => "IsNegInf";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.IsInteger ? A.Less(x, x) : A.Equal(x, A.Const(double.NegativeInfinity));

    public double Reference(double x) => double.IsNegativeInfinity(x) ? 1 : 0;
}
