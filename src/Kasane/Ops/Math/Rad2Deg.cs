using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Radians to degrees: 180 x / pi.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Rad2Deg(this Tensor x) => Primitive.Call(new UnaryPrimitive<Rad2DegOp>(default), x);

    /// <summary><see cref="Rad2Deg(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor Rad2DegInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<Rad2DegOp>(default), x);
}

/// <summary>Radians to degrees: 180 x / pi.</summary>
internal readonly struct Rad2DegOp : IUnaryOp
{
    public static string Name => "Rad2Deg";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Nothing;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(x, A.Const(180 / Math.PI));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Const(180 / Math.PI));

    public double Reference(double x) => x * (180 / Math.PI);
}
