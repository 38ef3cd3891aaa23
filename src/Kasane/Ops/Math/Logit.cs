using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>log(x / (1 - x)), the inverse of the sigmoid.</summary>
    /// <param name="x">Any shape; floating point (integers become Float32).</param>
    /// <param name="eps">Clamps x to [eps, 1 - eps] first; null leaves it, and gives NaN outside of [0, 1].</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Logit(this Tensor x, double? eps = null) => Primitive.Call(new UnaryPrimitive<LogitOp>(new(eps ?? -1)), x);

    /// <summary><see cref="Logit(Tensor, double?)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor LogitInPlace(this Tensor x, double? eps = null) => InPlace.Call(new UnaryPrimitive<LogitOp>(new(eps ?? -1)), x);
}

/// <summary>log(x / (1 - x)); a negative Eps clamps nothing.</summary>
internal readonly record struct LogitOp(double Eps) : IUnaryOp
{
    public static string Name => "Logit";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V>
    {
        if (Eps >= 0) x = A.Min(A.Max(x, A.Const(Eps)), A.Const(1 - Eps));
        return A.Log(A.Div(x, A.Sub(A.Const(1), x)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var slope = A.Div(gradient, A.Mul(saved, A.Sub(A.Const(1), saved)));
        var inside = A.And(A.LessEqual(A.Const(Math.Max(Eps, 0)), saved), A.LessEqual(saved, A.Const(1 - Math.Max(Eps, 0))));
        return A.Select(inside, slope, A.Const(Eps >= 0 ? 0 : double.NaN));
    }

    public double Reference(double x)
    {
        if (Eps >= 0) x = Math.Min(Math.Max(x, Eps), 1 - Eps);
        return Math.Log(x / (1 - x));
    }
}
