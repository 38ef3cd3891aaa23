using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether x is neither infinite nor NaN.</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape, dtype Bool.</returns>
    public static Tensor IsFinite(this Tensor x) => Primitive.Call(new UnaryPrimitive<IsFiniteOp>(default), x);
}

/// <summary>Whether x is neither infinite nor NaN.</summary>
internal readonly struct IsFiniteOp : IUnaryOp
{
    public static string Name => "IsFinite";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.IsInteger ? A.Equal(x, x) : A.Less(A.Abs(x), A.Const(double.PositiveInfinity));

    public double Reference(double x) => double.IsFinite(x) ? 1 : 0;
}
