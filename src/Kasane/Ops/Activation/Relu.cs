using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>max(x, 0).</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Relu(this Tensor x) => Primitive.Call(new UnaryPrimitive<ReluOp>(default), x);

    /// <summary>max(x, 0).</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape, or <paramref name="x"/> itself.</returns>
    /// <exception cref="GradientException">In place: the tape forbids changing <paramref name="x"/>.</exception>
    public static Tensor Relu(this Tensor x, bool inPlace) => inPlace ? x.ReluInPlace() : x.Relu();

    /// <summary><see cref="Relu(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor ReluInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<ReluOp>(default), x);
}

/// <summary>max(x, 0).</summary>
internal readonly struct ReluOp : IUnaryOp
{
    public static string Name => "Relu";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Result;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Max(x, A.Const(0));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(A.Less(A.Const(0), saved), gradient, A.Const(0));

    public double Reference(double x) => double.IsNaN(x) ? x : Math.Max(x, 0);
}
