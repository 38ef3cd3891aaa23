using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>x to the power of one number, with the common exponents done by multiplication and roots.</summary>
internal readonly record struct PowNumberOp(double Exponent) : IUnaryOp
{
    public static string Name => "Pow";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs Needs => Needs.Left;

    public static int Cost => 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => Power<A, V>(x, Exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V>
    {
        if (Exponent == 0) return A.Mul(gradient, A.Const(0));
        if (Exponent == 1) return gradient;
        return A.Mul(gradient, A.Mul(A.Const(Exponent), Power<A, V>(saved, Exponent - 1)));
    }

    public double Reference(double x) => Exponent == 0.5 ? Math.Sqrt(x) : Exponent == -0.5 ? 1 / Math.Sqrt(x) : Math.Pow(x, Exponent);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static V Power<A, V>(V x, double exponent)
        where A : IAlgebra<A, V> => exponent switch
        {
            1 => x,
            2 => A.Mul(x, x),
            3 => A.Mul(A.Mul(x, x), x),
            0.5 => A.Sqrt(x),
            -0.5 => A.Rsqrt(x),
            -1 => A.Div(A.Const(1), x),
            -2 => A.Div(A.Const(1), A.Mul(x, x)),
            _ => A.Pow(x, A.Const(exponent)),
        };
}
