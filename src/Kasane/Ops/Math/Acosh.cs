using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The inverse hyperbolic cosine of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Acosh(this Tensor x) => Primitive.Call(new UnaryPrimitive<AcoshOp>(default), x);

    /// <summary><see cref="Acosh(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AcoshInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<AcoshOp>(default), x);
}

/// <summary>The inverse hyperbolic cosine of x.</summary>
internal readonly struct AcoshOp : IUnaryOp
{
    public static string Name => "Acosh";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Acosh(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Div(gradient, A.Sqrt(A.Sub(A.Mul(saved, saved), A.Const(1))));

    public double Reference(double x) => Math.Acosh(x);
}
