using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>Degrees to radians: x pi / 180.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Deg2Rad(this Tensor x) => Primitive.Call(new UnaryPrimitive<Deg2RadOp>(default), x);

    /// <summary><see cref="Deg2Rad(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor Deg2RadInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<Deg2RadOp>(default), x);
}

/// <summary>Degrees to radians: x pi / 180.</summary>
internal readonly struct Deg2RadOp : IUnaryOp
{
    public static string Name => "Deg2Rad";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Nothing;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(x, A.Const(Math.PI / 180));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Const(Math.PI / 180));

    public double Reference(double x) => x * (Math.PI / 180);
}
