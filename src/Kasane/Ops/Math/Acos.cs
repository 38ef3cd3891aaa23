using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The arccosine of x, in [0, pi].</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Acos(this Tensor x) => Primitive.Call(new UnaryPrimitive<AcosOp>(default), x);

    /// <summary><see cref="Acos(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor AcosInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<AcosOp>(default), x);
}

/// <summary>The arccosine of x, in [0, pi].</summary>
internal readonly struct AcosOp : IUnaryOp
{
    public static string Name => "Acos";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Acos(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Neg(A.Div(gradient, A.Sqrt(A.Sub(A.Const(1), A.Mul(saved, saved)))));

    public double Reference(double x) => Math.Acos(x);
}
