using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The upper regularised incomplete gamma function Q(a, b); differentiable by b only.</summary>
    /// <param name="a">Any shape; floating point.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Igammac(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<IgammacOp>(default), a, b);

    /// <summary><see cref="Igammac(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor IgammacInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<IgammacOp>(default), a, b);
}

/// <summary>The upper regularised incomplete gamma function Q(a, b); differentiable by b only.</summary>
internal readonly struct IgammacOp : IBinaryOp
{
    public static string Name => "Igammac";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.Left | Needs.Right;

    public static int Cost => 80;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Map(this, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Exp(A.Sub(A.Sub(A.Mul(A.Sub(a, A.Const(1)), A.Log(b)), b), A.Map(default(LgammaOp), a)))));

    public double Reference(double a, double b) => SpecialFunctions.IGammac(a, b);
}
