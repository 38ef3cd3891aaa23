using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>The inverse of the normal distribution function.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Ndtri(Tensor x) => Primitive.Call(new UnaryPrimitive<NdtriOp>(default), x);
}

/// <summary>The inverse of the normal distribution function.</summary>
internal readonly struct NdtriOp : IUnaryOp
{
    public static string Name => "Ndtri";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Result;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Mul(A.Exp(A.Mul(A.Mul(saved, saved), A.Const(0.5))), A.Const(2.5066282746310005024)));

    public double Reference(double x) => SpecialFunctions.Ndtri(x);
}
