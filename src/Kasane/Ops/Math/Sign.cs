using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>-1, 0 or 1; 0 for NaN.</summary>
    /// <param name="x">Any shape; any dtype.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Sign(this Tensor x) => Primitive.Call(new UnaryPrimitive<SignOp>(default), x);

    /// <summary><see cref="Sign(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor SignInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<SignOp>(default), x);
}

/// <summary>-1, 0 or 1; 0 for NaN.</summary>
internal readonly struct SignOp : IUnaryOp
{
    public static string Name => "Sign";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Zero;

    public static int Cost => 2;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Sign(x);

    public double Reference(double x) => x > 0 ? 1 : x < 0 ? -1 : 0;
}
