using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The length of the hypotenuse, sqrt(a² + b²), without overflow.</summary>
    /// <param name="a">Any shape; floating point.</param>
    /// <param name="b">A shape that broadcasts with <paramref name="a"/>'s.</param>
    /// <returns>A tensor of the broadcast shape and the promoted dtype.</returns>
    /// <exception cref="ShapeException">The shapes do not broadcast.</exception>
    public static Tensor Hypot(this Tensor a, Tensor b) => Primitive.Call(new BinaryPrimitive<HypotOp>(default), a, b);

    /// <summary><see cref="Hypot(Tensor, Tensor)"/>, written into <paramref name="a"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="a"/> in place.</exception>
    /// <exception cref="DTypeException">The result's dtype cannot be stored in <paramref name="a"/>.</exception>
    public static Tensor HypotInPlace(this Tensor a, Tensor b) => InPlace.Call(new BinaryPrimitive<HypotOp>(default), a, b);
}

/// <summary>The length of the hypotenuse, sqrt(a² + b²), without overflow.</summary>
internal readonly struct HypotOp : IBinaryOp
{
    public static string Name => "Hypot";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs NeedsForLeft => Needs.Left | Needs.Result;

    public static Needs NeedsForRight => Needs.Right | Needs.Result;

    public static int Cost => 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.MapWide<HypotOp, WideHypot>(this, a, b);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientLeft<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Div(a, result));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientRight<A, V>(V gradient, V a, V b, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Div(b, result));

    public double Reference(double a, double b) => double.Hypot(a, b);
}
