using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x Phi(x), Phi being the normal distribution function (Hendrycks and Gimpel, 2016).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Gelu(this Tensor x) => Primitive.Call(new UnaryPrimitive<GeluOp>(default), x);

    /// <summary>x Phi(x), Phi being the normal distribution function (Hendrycks and Gimpel, 2016).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="approximate">
    /// <see cref="GeluApproximation.Tanh"/>: x (1 + tanh(sqrt(2 / pi) (x + 0.044715 x³))) / 2 instead.
    /// </param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Gelu(this Tensor x, GeluApproximation approximate) =>
        approximate == GeluApproximation.Tanh ? Primitive.Call(new UnaryPrimitive<GeluTanhOp>(default), x) : x.Gelu();
}

/// <summary>x Phi(x).</summary>
internal readonly struct GeluOp : IUnaryOp
{
    public static string Name => "Gelu";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 20;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(x, Phi<A, V>(x));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var density = A.Mul(A.Exp(A.Mul(A.Mul(saved, saved), A.Const(-0.5))), A.Const(0.39894228040143267794));
        return A.Mul(gradient, A.MulAdd(saved, density, Phi<A, V>(saved)));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Phi<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(A.Add(A.Erf(A.Mul(x, A.Const(0.70710678118654752440))), A.Const(1)), A.Const(0.5));

    public double Reference(double x) => x * 0.5 * SpecialFunctions.Erfc(-x * 0.70710678118654752440);
}

/// <summary>x (1 + tanh(c (x + 0.044715 x³))) / 2 with c = sqrt(2 / pi).</summary>
internal readonly struct GeluTanhOp : IUnaryOp
{
    private const double Scale = 0.79788456080286535588;
    private const double Cubic = 0.044715;

    public static string Name => "GeluTanh";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 16;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(A.Mul(x, A.Const(0.5)), A.Add(A.Const(1), A.Tanh(Inner<A, V>(x))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        var t = A.Tanh(Inner<A, V>(saved));
        var inner = A.MulAdd(A.Mul(saved, saved), A.Const(3 * Cubic * Scale), A.Const(Scale));
        var left = A.Mul(A.Add(t, A.Const(1)), A.Const(0.5));
        var right = A.Mul(A.Mul(saved, A.Const(0.5)), A.Mul(A.Sub(A.Const(1), A.Mul(t, t)), inner));
        return A.Mul(gradient, A.Add(left, right));
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Inner<A, V>(V x)
        where A : IAlgebra<A, V> => A.Mul(A.MulAdd(A.Mul(A.Mul(x, x), x), A.Const(Cubic), x), A.Const(Scale));

    public double Reference(double x) => 0.5 * x * (1 + Math.Tanh(Scale * (x + (Cubic * x * x * x))));
}
