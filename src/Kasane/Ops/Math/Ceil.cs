using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The smallest integer not below x; integers stay.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Ceil(this Tensor x) => Primitive.Call(new UnaryPrimitive<CeilOp>(default), x);

    /// <summary><see cref="Ceil(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor CeilInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<CeilOp>(default), x);
}

/// <summary>The smallest integer not below x; integers stay.</summary>
internal readonly struct CeilOp : IUnaryOp
{
    public static string Name => "Ceil";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Ceil(x);

    public double Reference(double x) => Math.Ceiling(x);
}
