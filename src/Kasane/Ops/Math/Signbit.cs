using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Whether x is negative; also true of -0.</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape, dtype Bool.</returns>
    public static Tensor Signbit(this Tensor x) => Primitive.Call(new UnaryPrimitive<SignbitOp>(default), x);
}

/// <summary>Whether x is negative; also true of -0.</summary>
internal readonly struct SignbitOp : IUnaryOp
{
    public static string Name => "Signbit";

    public static PointwiseRule Rule => PointwiseRule.Predicate;

    public static Needs Needs => Needs.NotDifferentiable;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Less(A.IsInteger ? x : A.CopySign(A.Const(1), x), A.Const(0));

    public double Reference(double x) => double.IsNegative(x) ? 1 : 0;
}
