using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The fraction of x, with its sign.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Frac(this Tensor x) => Primitive.Call(new UnaryPrimitive<FracOp>(default), x);

    /// <summary><see cref="Frac(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor FracInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<FracOp>(default), x);
}

/// <summary>The fraction of x, with its sign.</summary>
internal readonly struct FracOp : IUnaryOp
{
    public static string Name => "Frac";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.PassOn;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sub(x, A.Trunc(x));

    public double Reference(double x) => x - Math.Truncate(x);
}
