using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether x is not a number.</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape, dtype Bool.</returns>
    public static Tensor IsNaN(this Tensor x) => Primitive.Call(new UnaryPrimitive<IsNaNOp>(default), x);
}

/// <summary>Whether x is not a number.</summary>
internal readonly struct IsNaNOp : IUnaryOp
{
    public static string Name => "IsNaN";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.IsNaN(x);

    public double Reference(double x) => double.IsNaN(x) ? 1 : 0;
}
