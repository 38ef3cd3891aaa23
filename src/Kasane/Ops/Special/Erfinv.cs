using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The inverse of the error function.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32); values from -1 to 1.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Erfinv(this Tensor x) => Primitive.Call(new UnaryPrimitive<ErfinvOp>(default), x);

    /// <summary><see cref="Erfinv(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ErfinvInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<ErfinvOp>(default), x);
}

/// <summary>The inverse of the error function.</summary>
internal readonly struct ErfinvOp : IUnaryOp
{
    public static string Name => "Erfinv";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.MapWide<ErfinvOp, WideErfInverse>(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(A.Mul(gradient, A.Const(0.88622692545275801365)), A.Exp(A.Mul(saved, saved)));

    public double Reference(double x) => SpecialFunctions.ErfInv(x);
}
