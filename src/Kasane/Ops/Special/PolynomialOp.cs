using System.Runtime.CompilerServices;

namespace Kasane.Internal;

/// <summary>The orthogonal polynomial of degree b at a.</summary>
internal readonly record struct PolynomialOp(PolynomialFamily Family) : IBinaryOp
{
    public static string Name => "Polynomial";

    public static PointwiseRule Rule => PointwiseRule.Floating;

    public static Needs NeedsForLeft => Needs.NotDifferentiable;

    public static Needs NeedsForRight => Needs.NotDifferentiable;

    public static int Cost => 60;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public V Apply<A, V>(V a, V b)
        where A : IAlgebra<A, V> => A.Map(this, a, b);

    public double Reference(double a, double b) => Polynomials.Of(Family, a, b);
}
