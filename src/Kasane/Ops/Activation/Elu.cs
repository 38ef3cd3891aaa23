using System.Runtime.CompilerServices;

namespace Kasane;

public static partial class Functional
{
    /// <summary>x where it is positive, alpha (exp(x) - 1) elsewhere (Clevert, Unterthiner and Hochreiter, 2015).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <returns>A tensor of the same shape and dtype.</returns>
    public static Tensor Elu(this Tensor x) => x.Elu(1);

    /// <summary>x where it is positive, alpha (exp(x) - 1) elsewhere (Clevert, Unterthiner and Hochreiter, 2015).</summary>
    /// <param name="x">Any shape; floating point.</param>
    /// <param name="alpha">The value approached far below 0 is -alpha.</param>
    /// <param name="inPlace">Whether to overwrite <paramref name="x"/>.</param>
    /// <returns>A tensor of the same shape and dtype, or <paramref name="x"/> itself.</returns>
    public static Tensor Elu(this Tensor x, double alpha = 1, bool inPlace = false) => Elu(x, new EluOp(alpha, 1, 1), inPlace);

    /// <summary><see cref="Elu(Tensor, double, bool)"/>, written into <paramref name="x"/>; returns it.</summary>
    /// <exception cref="GradientException">The tape forbids changing <paramref name="x"/> in place.</exception>
    public static Tensor EluInPlace(this Tensor x, double alpha = 1) => x.Elu(alpha, inPlace: true);

    private static Tensor Elu(Tensor x, EluOp op, bool inPlace)
    {
        if (!inPlace) return Primitive.Call(new UnaryPrimitive<EluOp>(op), x);
        // With a negative alpha the result's sign does not tell the argument's.
        return op.Negative >= 0
            ? InPlace.Call(new UnaryPrimitive<KeepsResult<EluOp>>(new(op)), x)
            : InPlace.Call(new UnaryPrimitive<EluOp>(op), x);
    }
}

/// <summary>Positive * x where x is positive, Negative * (exp(Inner * x) - 1) elsewhere.</summary>
internal readonly record struct EluOp(double Negative, double Positive, double Inner) : IResultGradient
{
    public static string Name => "Elu";

    public static PointwiseRule Rule => PointwiseRule.FloatingOnly;

    public static Needs Needs => Needs.Left;

    public static int Cost => 12;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V x)
        where A : IAlgebra<A, V> => A.Select(
            A.Less(A.Const(0), x), A.Mul(x, A.Const(Positive)), A.Mul(A.Expm1(A.Mul(x, A.Const(Inner))), A.Const(Negative)));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Gradient<A, V>(V gradient, V saved)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Select(
            A.Less(A.Const(0), saved), A.Const(Positive), A.Mul(A.Exp(A.Mul(saved, A.Const(Inner))), A.Const(Inner * Negative))));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V GradientFromResult<A, V>(V gradient, V result)
        where A : IAlgebra<A, V> => A.Mul(gradient, A.Select(
            A.Less(A.Const(0), result), A.Const(Positive), A.Mul(A.Add(result, A.Const(Negative)), A.Const(Inner))));

    public double Reference(double x) => x > 0 ? x * Positive : Negative * ScalarMath.Expm1(Inner * x);
}
