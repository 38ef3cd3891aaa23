using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x without its fraction; integers stay.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Trunc(this Tensor x) => Primitive.Call(new UnaryPrimitive<TruncOp>(default), x);

    /// <summary><see cref="Trunc(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor TruncInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<TruncOp>(default), x);
}

/// <summary>x without its fraction; integers stay.</summary>
internal readonly struct TruncOp : IUnaryOp
{
    public static string Name => "Trunc";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Trunc(x);

    public double Reference(double x) => Math.Truncate(x);
}
