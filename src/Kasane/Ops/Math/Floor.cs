using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The largest integer not above x; integers stay.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Floor(this Tensor x) => Primitive.Call(new UnaryPrimitive<FloorOp>(default), x);

    /// <summary><see cref="Floor(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor FloorInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<FloorOp>(default), x);
}

/// <summary>The largest integer not above x; integers stay.</summary>
internal readonly struct FloorOp : IUnaryOp
{
    public static string Name => "Floor";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Floor(x);

    public double Reference(double x) => Math.Floor(x);
}
