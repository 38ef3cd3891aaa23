using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The normal distribution function: the share below x.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Ndtr(Tensor x) => Primitive.Call(new UnaryPrimitive<NdtrOp>(default), x);
}

/// <summary>The normal distribution function: the share below x.</summary>
internal readonly struct NdtrOp : IUnaryOp
{
    public static string Name => "Ndtr";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 30;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Mul(A.Exp(A.Mul(A.Mul(saved, saved), A.Const(-0.5))), A.Const(0.39894228040143267794)));

    public double Reference(double x) => SpecialFunctions.Ndtr(x);
}
