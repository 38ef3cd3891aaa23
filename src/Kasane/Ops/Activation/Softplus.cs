using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>log(1 + exp(x)).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Softplus(this Tensor x) => x.Softplus(1, 20);

    /// <summary>log(1 + exp(beta x)) / beta; x itself where beta x is above the threshold.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="beta">The sharpness of the bend.</param>
    /// <param name="threshold">Where to go on linearly.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Softplus(this Tensor x, double beta = 1, double threshold = 20) => Primitive.Call(new UnaryPrimitive<SoftplusOp>(new(beta, threshold)), x);
}

/// <summary>log(1 + exp(beta x)) / beta; x itself where beta x is above the threshold.</summary>
internal readonly record struct SoftplusOp(double Beta, double Threshold) : IUnaryOp
{
    public static string Name => "Softplus";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 20;

    /// <summary>log(1 + exp(x)) for any x: max(x, 0) + log(1 + exp(-|x|)).</summary>
    public static V Of<A, V>(V x)
        where A : IAlgebra<A, V> => A.Add(A.Max(x, A.Const(0)), A.Log1p(A.Exp(A.Neg(A.Abs(x)))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(
            A.Less(A.Const(Threshold), A.Mul(x, A.Const(Beta))), x, A.Div(A.Log1p(A.Exp(A.Mul(x, A.Const(Beta)))), A.Const(Beta)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Select(
            A.Less(A.Const(Threshold), A.Mul(saved, A.Const(Beta))), gradient, A.Mul(gradient, A.Sigmoid(A.Mul(saved, A.Const(Beta)))));

    public double Reference(double x) => x * Beta > Threshold ? x : ScalarMath.Log1p(Math.Exp(x * Beta)) / Beta;
}
