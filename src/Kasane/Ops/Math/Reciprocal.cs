using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>1 / x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Reciprocal(this Tensor x) => Primitive.Call(new UnaryPrimitive<ReciprocalOp>(default), x);

    /// <summary><see cref="Reciprocal(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ReciprocalInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<ReciprocalOp>(default), x);
}

/// <summary>1 / x.</summary>
internal readonly struct ReciprocalOp : IUnaryOp
{
    public static string Name => "Reciprocal";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 3;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Div(A.Const(1), x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Neg(A.Mul(gradient, A.Mul(saved, saved)));

    public double Reference(double x) => 1 / x;
}
