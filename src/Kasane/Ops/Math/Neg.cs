using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>-x.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Neg(this Tensor x) => Primitive.Call(new UnaryPrimitive<NegOp>(default), x);

    /// <summary><see cref="Neg(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor NegInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<NegOp>(default), x);

    extension(Tensor)
    {
        /// <summary>-x.</summary>
        public static Tensor operator -(Tensor x) => x.Neg();
    }
}

/// <summary>-x.</summary>
internal readonly struct NegOp : IUnaryOp
{
    public static string Name => "Neg";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Nothing;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Neg(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Neg(gradient);

    public double Reference(double x) => -x;
}
