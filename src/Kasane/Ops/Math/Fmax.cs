using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The larger of a and b; where one is NaN, the other.</summary>
    /// <param name="a">Any shape; any dtype.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Fmax(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<FmaxOp>(default), a, b);
}

/// <summary>The larger of a and b; where one is NaN, the other.</summary>
internal readonly struct FmaxOp : IBinaryOp
{
    public static string Name => "Fmax";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs NeedsForLeft => Needs.Left | Needs.Right;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Select(A.IsNaN(a), b, A.Select(A.IsNaN(b), a, A.Max(a, b)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V>
    {
        // Equal elements and those beside a NaN belong to the left argument.
        var takesLeft = A.Or(A.LessEqual(b, a), A.IsNaN(b));
        return A.Select(takesLeft, gradient, A.Const(0));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V>
    {
        // Equal elements and those beside a NaN belong to the left argument.
        var takesLeft = A.Or(A.LessEqual(b, a), A.IsNaN(b));
        return A.Select(takesLeft, A.Const(0), gradient);
    }

    public double Reference(double a, double b) => double.IsNaN(a) ? b : double.IsNaN(b) ? a : Math.Max(a, b);
}
