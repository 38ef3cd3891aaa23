using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>The nearest integer, halves to the even one; integers stay.</summary>
    /// <param name="x">Any shape; any dtype but Bool.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Round(this Tensor x) => Primitive.Call(new UnaryPrimitive<RoundOp>(default), x);

    /// <summary>x to a number of decimals, ties to even.</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="decimals">How many digits after the point; negative ones round before it.</param>
    /// <returns>A tensor of the same shape.</returns>
    public static Tensor Round(this Tensor x, int decimals) =>
        decimals == 0 ? x.Round() : Primitive.Call(new UnaryPrimitive<RoundDecimalsOp>(new(decimals)), x);

    /// <summary><see cref="Round(Tensor, int)"/>, written into <paramref name="x"/>; returns it.</summary>
    public static Tensor RoundInPlace(this Tensor x, int decimals) =>
        decimals == 0 ? x.RoundInPlace() : InPlace.Call(new UnaryPrimitive<RoundDecimalsOp>(new(decimals)), x);

    /// <summary><see cref="Round(Tensor)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor RoundInPlace(this Tensor x) => InPlace.Call(new UnaryPrimitive<RoundOp>(default), x);
}

/// <summary>The nearest integer, halves to the even one; integers stay.</summary>
internal readonly struct RoundOp : IUnaryOp
{
    public static string Name => "Round";

    public static PointwiseRule Rule => PointwiseRule.PromoteNoBool;

    public static Needs Needs => Needs.Zero;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Round(x);

    public double Reference(double x) => Math.Round(x, MidpointRounding.ToEven);
}

/// <summary>x to a number of decimals.</summary>
internal readonly record struct RoundDecimalsOp(int Decimals) : IUnaryOp
{
    public static string Name => "RoundDecimals";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Zero;

    public static int Cost => 3;

    private double Scale => Math.Pow(10, Math.Abs(Decimals));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => Decimals > 0
            ? A.Div(A.Round(A.Mul(x, A.Const(Scale))), A.Const(Scale))
            : A.Mul(A.Round(A.Div(x, A.Const(Scale))), A.Const(Scale));

    public double Reference(double x) => Decimals > 0 ? Math.Round(x * Scale) / Scale : Math.Round(x / Scale) * Scale;
}
