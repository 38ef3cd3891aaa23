using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>exp(-|x|) I0(x).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor I0e(Tensor x) => Primitive.Call(new UnaryPrimitive<I0eOp>(default), x);
}

/// <summary>exp(-|x|) I0(x).</summary>
internal readonly struct I0eOp : IUnaryOp
{
    public static string Name => "I0e";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Sub(A.Map(default(I1eOp), saved), A.Mul(A.Sign(saved), A.Map(this, saved))));

    public double Reference(double x) => SpecialFunctions.I0e(x);
}
