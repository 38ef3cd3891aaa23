using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>2 to the power of x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Exp2(this Tensor x) => Primitive.Call(new UnaryPrimitive<Exp2Op>(default), x);

    /// <summary><see cref="Exp2(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor Exp2InPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<Exp2Op>(default), x);
}

/// <summary>2 to the power of x.</summary>
internal readonly struct Exp2Op : IUnaryOp
{
    public static string Name => "Exp2";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 8;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Exp2(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(A.Mul(gradient, saved), A.Const(0.6931471805599453));

    public double Reference(double x) => Math.Pow(2, x);
}
