using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The complex conjugate; a real tensor itself.</summary>
    /// <param name="x">Any shape and dtype.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/>.</returns>
    public static Tensor Conj(this Tensor x) => x.DType.IsComplex ? Primitive.Call(default(ConjPrimitive), x) : x;
}

/// <summary>The complex conjugate.</summary>
internal readonly struct ConjOp : IUnaryOp
{
    public static string Name => "Conj";

    public static PointwiseRule Rule => PointwiseRule.Promote;

    public static Needs Needs => Needs.Nothing;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Conj(x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Conj(gradient);

    public double Reference(double x) => x;
}

/// <summary>Not holomorphic: its gradient is simply conjugated.</summary>
/// <derivative>conj(g).</derivative>
/// <dtypes>complex</dtypes>
internal readonly struct ConjPrimitive : IOp1
{
    public static string Name => "Conj";

    public Needs Needs => Needs.Nothing;

    public Tensor Forward(Tensor x) => Pointwise.Unary(default(ConjOp), x);

    public Tensor? Backward(Tensor gradient, in Saved1 saved) => gradient.Conj();
}
