using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Special
{
    /// <summary>exp(-|x|) I1(x).</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor I1e(Tensor x) => Primitive.Call(new UnaryPrimitive<I1eOp>(default), x);
}

/// <summary>exp(-|x|) I1(x).</summary>
internal readonly struct I1eOp : IUnaryOp
{
    public static string Name => "I1e";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 40;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Map(this, x);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var slope = A.Sub(A.Map(default(I0eOp), saved), A.Mul(A.Map(this, saved), A.Add(A.Sign(saved), A.Div(A.Const(1), saved))));
        return A.Mul(gradient, A.Select(A.Equal(saved, A.Const(0)), A.Const(0.5), slope));
    }

    public double Reference(double x) => SpecialFunctions.I1e(x);
}
